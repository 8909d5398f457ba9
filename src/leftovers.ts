import { constants } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The project's folder for what commands leave behind and nobody commits. */
export const leftovers = '.openapi-contract';

/**
 * Makes the folder of what commands leave behind, which tells git to overlook it; gives its absolute path.
 *
 * @param root the project's absolute folder
 */
export async function makeLeftovers(root: string): Promise<string> {
  const folder = join(root, leftovers);
  // Not `recursive`, which says ENOENT where the file system is read-only. Something that is no folder fails below.
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  // Through no link, which a stranger's repository may hold there (Windows has no such flag).
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  const flag = O_CREAT | O_NOFOLLOW | O_TRUNC | O_WRONLY;
  await writeFile(join(folder, '.gitignore'), '*\n', { flag });
  return folder;
}
