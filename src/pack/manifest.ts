import type { JsonObject } from '../json.ts';
import { commonJsFolder } from './transpile.ts';

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
  /** The modules beside the first, each an entry of its own. */
  readonly entries: readonly string[];
}

/** The text of `package.json`. */
export function manifest({ openapiFetch, repository, entries, ...facts }: ManifestFacts): string {
  const { name, version, description, license } = facts;
  const whole = {
    name,
    version,
    description,
    keywords: ['api-client', 'contract', 'openapi'],
    license,
    ...(repository === undefined ? {} : { repository }),
    files: ['dist', ...entries, 'openapi.json', 'CHANGELOG.md'],
    type: 'module',
    sideEffects: false,
    // For who does not read `exports`.
    main: `./dist/${commonJsFolder}/index.js`,
    types: `./dist/${commonJsFolder}/index.d.ts`,
    exports: {
      '.': entry('index'),
      ...Object.fromEntries(entries.map((each) => [`./${each}`, entry(each)])),
      './openapi.json': './openapi.json',
      './package.json': './package.json',
    },
    dependencies: { 'openapi-fetch': openapiFetch },
    engines: { node: '>=20.3.0' },
  };
  return jsonText(whole);
}

/** A module under both of Node's ways to import one. */
function entry(name: string): object {
  const at = (folder: string): object => ({
    types: `./${folder}/${name}.d.ts`,
    default: `./${folder}/${name}.js`,
  });
  return { import: at('dist'), require: at(`dist/${commonJsFolder}`) };
}

/** The files that let who does not read `exports` find modules beside the first, and Node know which are CommonJS. */
export function manifestsInside(
  entries: readonly string[],
): { readonly path: string; readonly text: string }[] {
  const folders = entries.map((name) => {
    const file = `../dist/${commonJsFolder}/${name}`;
    const text = jsonText({ main: `${file}.js`, types: `${file}.d.ts`, module: `../dist/${name}.js` });
    return { path: `${name}/package.json`, text };
  });
  return [{ path: `dist/${commonJsFolder}/package.json`, text: jsonText({ type: 'commonjs' }) }, ...folders];
}

function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
