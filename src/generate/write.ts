import { renameSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { codeOf, isNotFound } from '../system-error.ts';
import type { GeneratedFile } from './generated-file.ts';
import { type FolderContent, displayName } from './generated-folder.ts';
import { readOwned } from './ownership.ts';
import { type Siblings, recoverGenerated, siblingsOf } from './recover.ts';

/**
 * Makes a generated folder hold exactly these files, all or nothing; one that already does is not
 * touched.
 *
 * The new folder is written and flushed beside the old one, and takes its place by two renames: no
 * system call that Node has replaces a folder that is not empty (rename(2), ENOTEMPTY), and renaming
 * file by file would let a kill leave a mix. A kill between the two leaves no folder there, for which
 * reason every reader and writer calls `recoverGenerated` first, which puts the old one back.
 *
 * @param folder absolute path of `generated/<contract>`
 * @returns whether anything was written
 * @throws ExpectedError when the folder holds something that was not generated, or another process
 *   writes it at the same time
 */
export async function writeGenerated(folder: string, files: readonly GeneratedFile[]): Promise<boolean> {
  await recoverGenerated(folder);
  if (holdsExactly(await readOwned(folder), files)) return false;
  const siblings = siblingsOf(folder, process.pid);
  try {
    await stage(siblings.staged, files);
    replace(folder, siblings);
    await flush(path.dirname(folder));
  } finally {
    await rm(siblings.staged, { recursive: true, force: true });
  }
  await rm(siblings.aside, { recursive: true, force: true });
  return true;
}

function holdsExactly(content: FolderContent | undefined, files: readonly GeneratedFile[]): boolean {
  return content?.size === files.length && files.every(({ path: file, text }) => content.get(file) === text);
}

async function stage(folder: string, files: readonly GeneratedFile[]): Promise<void> {
  const folders = new Set([folder, ...files.map((file) => path.dirname(path.join(folder, file.path)))]);
  for (const each of folders) await mkdir(each, { recursive: true });
  for (const file of files) await writeFlushed(path.join(folder, file.path), file.text);
  for (const each of folders) await flush(each);
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

/** Makes renames in a folder survive a power cut, where the system lets a folder be opened (Windows does not). */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(async () => handle.close());
}

/** Without giving way in between: all that can come between the two renames is a kill, or another process. */
function replace(folder: string, { staged, aside }: Siblings): void {
  const hadFolder = moveIfPresent(folder, aside);
  try {
    renameSync(staged, folder);
  } catch (error) {
    if (isTaken(error)) throw writtenMeanwhile(folder, error);
    if (hadFolder) renameSync(aside, folder);
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error));
}

/** What the other process wrote stands whole; the folder set aside is removed by the next run. */
function writtenMeanwhile(folder: string, cause: unknown): ExpectedError {
  const message = `another process wrote ${displayName(folder)} at the same time`;
  return new ExpectedError(message, { help: 'Run `openapi-contract generate` once more.', cause });
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
