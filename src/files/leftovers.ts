import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { look } from './look.ts';
import { placeToWrite } from './place.ts';
import { replaceFile } from './replace-file.ts';

/** The project's folder for what commands leave behind and nobody commits. */
export const leftovers = '.openapi-contract';

/** What tells git to overlook all of a folder. */
const everything = '*\n';

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
  // Several processes do this at once: each replaces the file whole, and only where it is not as it should be.
  const file = join(folder, '.gitignore');
  if (look(file)?.isFile() && (await readFile(file, 'utf8').catch(() => '')) === everything) return folder;
  await replaceFile(root, file, everything);
  return folder;
}
