import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder and those above it, where they are not there yet. Node's own `recursive` tries for ever in
 * a folder that is there and says that it is not (`/proc`, or where folders are mounted when they are asked
 * for), and keeps a processor busy with it.
 *
 * @throws the file system's error
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    // Somebody else may have been faster.
    if (!(await isFolder(folder))) throw error;
  }
}

async function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
