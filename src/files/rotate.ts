import { type FileHandle, rename } from 'node:fs/promises';
import { openFresh } from './fresh-file.ts';
import { placeToWrite } from './place.ts';

/**
 * Keeps a log under a second name, `<file>.1`, in the place of the one before it, and begins it again. Gives
 * the same handle back for what cannot be renamed: a pipe or a device.
 *
 * @param root the project's absolute folder
 * @param handle the log as it is open
 * @throws ExpectedError when it leads through a link, otherwise the file system's error
 */
export async function rotate(root: string, file: string, handle: FileHandle): Promise<FileHandle> {
  if (!(await handle.stat()).isFile()) return handle;
  await handle.close();
  await rename(placeToWrite(root, file), placeToWrite(root, `${file}.1`));
  return openFresh(root, file);
}
