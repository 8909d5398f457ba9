import { renameSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, isNotFound } from '../system-error.ts';
import { flushFolder } from './flush.ts';
import { placeToWrite } from './place.ts';
import { type Siblings, siblingsOf } from './recover-folder.ts';

/** A file of a folder that is written as a whole. */
export interface FolderFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Makes a folder hold exactly these files, all or nothing.
 *
 * The new folder is written and flushed beside the old one, and takes its place by two renames: no
 * system call that Node has replaces a folder that is not empty (rename(2), ENOTEMPTY), and renaming
 * file by file would let a kill leave a mix. A kill between the two leaves no folder there, for which
 * reason every reader and writer calls `recoverFolder` first, which puts the old one back.
 *
 * @param root the project's absolute folder
 * @param folder absolute path
 * @returns whether the new folder is in place; `false` when another process has put its own there meanwhile
 * @throws ExpectedError when it leads through a link, otherwise the file system's error
 */
export async function replaceFolder(
  root: string,
  folder: string,
  files: readonly FolderFile[],
): Promise<boolean> {
  placeToWrite(root, folder);
  const siblings = siblingsOf(folder, process.pid);
  try {
    await stage(siblings.staged, files);
    if (!replace(folder, siblings)) return false;
    flushFolder(path.dirname(folder));
  } finally {
    await rm(siblings.staged, { recursive: true, force: true });
  }
  await rm(siblings.aside, { recursive: true, force: true });
  return true;
}

async function stage(folder: string, files: readonly FolderFile[]): Promise<void> {
  const folders = new Set([folder, ...files.map((file) => path.dirname(path.join(folder, file.path)))]);
  for (const each of folders) await mkdir(each, { recursive: true });
  for (const file of files) await writeFlushed(path.join(folder, file.path), file.text);
  for (const each of folders) flushFolder(each);
}

async function writeFlushed(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Without giving way in between: all that can come between the two renames is a kill, or another process. */
function replace(folder: string, { staged, aside }: Siblings): boolean {
  const hadFolder = moveIfPresent(folder, aside);
  try {
    renameSync(staged, folder);
    return true;
  } catch (error) {
    // What the other process wrote stands whole; the folder set aside is removed by the next run.
    if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) return false;
    if (hadFolder) renameSync(aside, folder);
    throw error;
  }
}

function moveIfPresent(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
