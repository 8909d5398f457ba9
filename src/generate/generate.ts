import { timed } from '../timing.ts';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { clientFile } from './client-file.ts';
import type { GeneratedFile } from './generated-file.ts';
import { type GenerateOptions, type Generation, chosenText, rememberingFile } from './generation.ts';
import { headerOf } from './header.ts';
import { withImportSuffix } from './import-suffix.ts';
import { indexFile, optionalExports } from './index-file.ts';
import { printTypes } from './openapi-typescript.ts';
import { runtimeFiles } from './runtime-files.ts';
import { webhooksFile } from './webhooks-file.ts';
import { typableDocument } from './typable-document.ts';

/**
 * The files of `generated/<contract>/`, sorted by path: the bundled document, its types, and a client.
 * The same contract gives the same bytes.
 *
 * @throws ExpectedError when the description is nested too deeply to be walked
 */
export async function generateFiles(
  contract: Contract,
  generation: Generation = { options: {}, importSuffix: 'ts' },
): Promise<GeneratedFile[]> {
  return timed(`generate ${contract.name}`, () => makeFiles(contract, generation));
}

async function makeFiles(
  contract: Contract,
  { options, importSuffix }: Generation,
): Promise<GeneratedFile[]> {
  const header = headerOf(contract.name);
  const own = sourceFiles(contract, options);
  const sources = [...own, ...(await runtimeFiles(own))];
  const files = [
    { path: 'openapi.json', text: `${JSON.stringify(contract.document, null, 2)}\n` },
    ...sources.map(({ path, text }) => withImportSuffix({ path, text: header + text }, importSuffix)),
  ];
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function sourceFiles(contract: Contract, options: GenerateOptions): GeneratedFile[] {
  try {
    const client = clientFile(contract, options);
    const webhooks = webhooksFile(contract);
    return [
      { path: 'schema.ts', text: printTypes(typableDocument(contract.document, options), options) },
      { path: 'client.ts', text: client },
      { path: rememberingFile, text: chosenText(options) + indexFile + optionalExports(client) },
      ...(webhooks === undefined ? [] : [{ path: 'webhooks.ts', text: webhooks }]),
    ];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ExpectedError('the description is nested too deeply to generate types from', {
      location: contract.locate(''),
      help: 'Give the inner schemas names in components, and refer to them.',
      cause: error,
    });
  }
}
