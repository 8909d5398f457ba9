import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from './make-folder.ts';
import { look } from './look.ts';
import { isOurs, placeToWrite } from './place.ts';

/**
 * Opens a file to be written from its beginning, and makes its folder. What stood there is removed rather
 * than emptied, as it may have another name elsewhere (a hard link), or somebody else writing it. A pipe or a
 * device, and what lies outside of the project's repository, are written to as they are.
 *
 * @param root the project's absolute folder
 * @param file absolute, or relative to it
 * @throws ExpectedError when it leads through a link, otherwise the file system's error
 */
export async function openFresh(root: string, file: string): Promise<FileHandle> {
  const target = placeToWrite(root, file);
  await makeFolder(path.dirname(target));
  const found = look(target);
  if (!isOurs(root, target) || found?.isFIFO() || found?.isCharacterDevice()) return open(target, 'w');
  await rm(target, { force: true });
  return open(target, 'wx');
}
