import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { ExpectedError } from '../expected-error.ts';
import { writeInside } from '../files/inside.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import { publishedPlace } from '../upstream/published-place.ts';
import type { Description } from './description.ts';

/**
 * Loads a contract of files that are nowhere in the project yet, from a temporary folder.
 *
 * @throws ExpectedError at the first mistake, located in what was given
 */
export async function loadFetched(name: string, description: Description): Promise<Contract> {
  const root = await makeTemporaryFolder('init');
  const folder = path.join(root, specFolder, name);
  try {
    for (const file of [...description.upstream.files, ...description.overlays]) {
      await writeInside(folder, file.path, file.text);
    }
    return await loadContract(folder, { root });
  } catch (error) {
    throw error instanceof ExpectedError ? inSource(error, name, description) : error;
  } finally {
    await removeTemporaryFolder(root);
  }
}

function inSource(error: ExpectedError, name: string, { source, address, upstream }: Description) {
  const entry = path.posix.join(specFolder, name, upstream.files[0]?.path ?? '');
  const { location, words } = publishedPlace(error.location, { address, upstream, entry });
  const message = location ? error.message : `${source} cannot be used: ${error.message}${words}`;
  return new ExpectedError(message, { location, help: helpOf(error), cause: error });
}

/** Nothing is in the project yet that an overlay could lie beside. */
function helpOf({ help }: ExpectedError): string | undefined {
  if (help === undefined || !/overlay/.test(help)) return help;
  return `${help} An overlay in a file is given with --overlay FILE, and becomes part of the contract.`;
}
