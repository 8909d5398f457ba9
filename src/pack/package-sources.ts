import type { Contract } from '../contract/contract.ts';
import { generateFiles } from '../generate/generate.ts';
import type { GeneratedFile } from '../generate/generated-file.ts';
import { headerOf } from '../generate/header.ts';
import { optionalExports } from '../generate/index-file.ts';
import { sourceFiles } from '../generate/runtime-files.ts';
import { indexFile } from './index-file.ts';
import type { NamedTypes } from './named-types.ts';
import { packageClientFile } from './package-client-file.ts';
import { queryFile } from './query-file.ts';
import { typesFile } from './types-file.ts';
import type { ValidatedPart } from './validated-parts.ts';
import { validatorsFile } from './validators-file.ts';

/** Where the part of a package that is the same for every contract lives, as TypeScript. */
const runtimeFolder = new URL('runtime/', import.meta.url);

/**
 * The TypeScript of a package, by path: what is generated for the contract, and what a package has
 * besides. `checks.js`, which `validators.ts` imports, is none of it.
 *
 * @throws ExpectedError when the description is nested too deeply to be walked
 */
export async function packageSources(
  contract: Contract,
  types: NamedTypes,
  parts: readonly ValidatedPart[],
): Promise<GeneratedFile[]> {
  const header = headerOf(contract.name);
  const generated = (await generateFiles(contract)).filter(
    ({ path }) => path.endsWith('.ts') && path !== 'index.ts',
  );
  const client = generated.find(({ path }) => path === 'client.ts');
  const own = [
    { path: 'index.ts', text: indexFile + optionalExports(client?.text ?? '') },
    { path: 'package-client.ts', text: packageClientFile(contract.document) },
    { path: 'query.ts', text: queryFile(types) },
    { path: 'types.ts', text: typesFile(contract, types) },
    { path: 'validators.ts', text: validatorsFile(parts) },
    ...(await sourceFiles(runtimeFolder, 'pack/')),
  ];
  return [...generated, ...own.map(({ path, text }) => ({ path, text: header + text }))];
}
