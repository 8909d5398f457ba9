import { createRequire } from 'node:module';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import type { GeneratedFile } from '../generate/generated-file.ts';
import { type JsonObject, textOf } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Unsupported } from '../schema/index.ts';
import { changelog } from './changelog.ts';
import { commonJsOf, writeChecks } from './checks.ts';
import { licenseOf } from './license.ts';
import type { PackLock } from './lock.ts';
import { manifest, manifestsInside } from './manifest.ts';
import { nameTypes } from './named-types.ts';
import { packageName, tarballName } from './package-name.ts';
import { packageSources } from './package-sources.ts';
import { readme } from './readme.ts';
import { releasesOf } from './release.ts';
import { commonJsFolder, transpile } from './transpile.ts';
import { validatedParts } from './validated-parts.ts';
import { checkName, checksDeclarations } from './validators-file.ts';

/** What a package is called, where that does not follow from the contract. */
export interface PackOptions {
  /** Default: `<contract>-contract`. */
  readonly name?: string | undefined;
  /** Default: `info.version`, raised by what changed since the last one. */
  readonly version?: string | undefined;
  /** What was packed last, which the version follows from. */
  readonly lock?: PackLock | undefined;
  /** The field `repository` of the project's own package.json. */
  readonly repository?: JsonObject | string | undefined;
}

/** An npm package made of a contract. */
export interface ContractPackage {
  readonly name: string;
  readonly version: string;
  /** The file name of its tarball. */
  readonly fileName: string;
  readonly files: readonly GeneratedFile[];
  /** Constraints that its validators do not check. */
  readonly unsupported: readonly Unsupported[];
  /** What the next package of the contract follows from. */
  readonly lock: PackLock;
}

/**
 * Makes an npm package of a contract: types, client and validators as JavaScript with declarations, the
 * bundled document, and what tells people how to use them. The same contract gives the same package.
 *
 * @throws ExpectedError when npm would refuse the name or the version, or the description is nested too
 *   deeply to be walked
 */
export async function packContract(contract: Contract, options: PackOptions = {}): Promise<ContractPackage> {
  try {
    return await makePackage(contract, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ExpectedError('the description is nested too deeply to make a package of', {
      location: contract.locate(''),
      help: 'Give the inner schemas names in components, and refer to them.',
      cause: error,
    });
  }
}

async function makePackage(contract: Contract, options: PackOptions): Promise<ContractPackage> {
  const name = packageName(contract.name, options.name);
  const releases = releasesOf(contract, options.lock, options.version);
  const [{ version }] = releases;
  const fileName = tarballName(name, version);
  const types = nameTypes(contract);
  const parts = validatedParts(types);
  const checks = writeChecks(
    contract.document,
    parts.map(({ schema, direction }, index) => ({ name: checkName(index), schema, direction })),
  );
  const sources = await packageSources(contract, types, parts);
  const entries = ['query', 'validators', 'webhooks'].filter((entry) =>
    sources.some(({ path }) => path === `${entry}.ts`),
  );
  const compiled = sources.flatMap(transpile);
  const title = textOf(valueAt(contract.document, '/info/title')) || contract.name;
  const files = [
    { path: 'package.json', text: manifestOf(contract, { name, version, title, entries }, options) },
    { path: 'README.md', text: readme(contract, types, name, fileName) },
    { path: 'CHANGELOG.md', text: changelog(releases) },
    { path: 'openapi.json', text: `${JSON.stringify(contract.document, null, 2)}\n` },
    ...manifestsInside(entries),
    { path: 'dist/checks.js', text: checks.code },
    { path: 'dist/checks.d.ts', text: checksDeclarations(parts) },
    { path: `dist/${commonJsFolder}/checks.js`, text: commonJsOf(checks.code) },
    { path: `dist/${commonJsFolder}/checks.d.ts`, text: checksDeclarations(parts) },
    ...compiled.map(({ path, text }) => ({ path: `dist/${path}`, text })),
  ];
  const { unsupported } = checks;
  return { name, version, fileName, files, unsupported, lock: { releases, document: contract.document } };
}

interface Packed {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly entries: readonly string[];
}

function manifestOf(
  { document }: Contract,
  { name, version, title, entries }: Packed,
  { repository }: PackOptions,
): string {
  return manifest({
    name,
    version,
    description: `Types, client and validators for ${title}`.replaceAll(/\s+/g, ' ').slice(0, 200),
    license: licenseOf(document['info']),
    repository,
    openapiFetch: openapiFetchVersion(),
    entries,
  });
}

/** The version that the toolkit itself generates clients for and tests them with. */
function openapiFetchVersion(): string {
  const found: unknown = createRequire(import.meta.url)('openapi-fetch/package.json');
  const version =
    typeof found === 'object' && found !== null && 'version' in found ? found.version : undefined;
  if (typeof version !== 'string') throw new Error('openapi-fetch has no version');
  return version;
}
