import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFresh } from './fresh-file.ts';
import { placeToWrite } from './place.ts';

/** The project's folder for what commands leave behind and nobody commits. */
export const leftovers = '.openapi-contract';

/**
 * Makes the folder of what commands leave behind, which tells git to overlook it; gives its absolute path.
 *
 * @param root the project's absolute folder
 * @throws ExpectedError when a link stands there, otherwise the file system's error
 */
export async function makeLeftovers(root: string): Promise<string> {
  const folder = placeToWrite(root, leftovers);
  // Not `recursive`, which says ENOENT where the file system is read-only. Something that is no folder fails below.
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const handle = await openFresh(root, join(leftovers, '.gitignore'));
  await handle.writeFile('*\n').finally(() => handle.close());
  return folder;
}
