import type { JsonObject } from '../json.ts';

/** What `package.json` says beyond what is the same for every package. */
export interface ManifestFacts {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** As npm writes it: an SPDX expression, or `UNLICENSED`. */
  readonly license: string;
  /** Where the contract is kept, as the project's own `package.json` says: npm's provenance asks for it. */
  readonly repository: JsonObject | string | undefined;
  /** The exact version of openapi-fetch that the client was written for. */
  readonly openapiFetch: string;
}

/** The text of `package.json`. */
export function manifest({ openapiFetch, repository, ...facts }: ManifestFacts): string {
  const { name, version, description, license } = facts;
  const whole = {
    name,
    version,
    description,
    keywords: ['api-client', 'contract', 'openapi'],
    license,
    ...(repository === undefined ? {} : { repository }),
    files: ['dist', 'openapi.json', 'CHANGELOG.md'],
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './validators': { types: './dist/validators.d.ts', default: './dist/validators.js' },
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    dependencies: { 'openapi-fetch': openapiFetch },
    engines: { node: '>=20.3.0' },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
