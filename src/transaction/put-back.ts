import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../system-error.ts';
import { flushFolder } from '../files/flush.ts';
import type { Journal, JournalEntry } from './journal.ts';
import { look } from '../files/look.ts';
import { foldersAbove, projectPath } from './project-path.ts';
import { type Staging, newFile, oldFile } from './staging.ts';

interface Place extends JournalEntry {
  readonly target: string;
  readonly newFile: string;
  readonly oldFile: string;
}

/**
 * Puts back what a change did, as far as it came. It may itself be killed at any point, and be called
 * again. What somebody else has written since stays.
 *
 * @returns whether there was anything to put back
 */
export function putBack(root: string, staging: Staging, journal: Journal): boolean {
  const places = journal.entries.map((entry, index) => ({
    ...entry,
    target: projectPath(root, entry.path),
    newFile: newFile(staging, index),
    oldFile: oldFile(staging, index),
  }));
  const added = places.filter((place) => !place.old && isWritten(place));
  for (const { target } of added) unlinkSync(target);
  for (const folder of journal.made.toReversed()) removeEmpty(projectPath(root, folder));
  const lost = places.filter((place) => look(place.oldFile) && (isRemoved(place) || isWritten(place)));
  for (const place of lost) restore(root, place, journal);
  flush([...added, ...lost]);
  return added.length + lost.length > 0;
}

/** Whether the new content has left the staging, and is what stands in its place. */
function isWritten({ written, target, newFile: staged }: Place): boolean {
  if (written === null || look(staged) || !look(target)?.isFile()) return false;
  return digest(readFileSync(target)) === written;
}

function isRemoved({ written, target }: Place): boolean {
  return written === null && !look(target);
}

function restore(root: string, place: Place, { folders }: Journal): void {
  const above = new Set(foldersAbove(place.path));
  for (const folder of folders.filter((each) => above.has(each.path))) {
    const absolute = projectPath(root, folder.path);
    if (look(absolute)) continue;
    mkdirSync(absolute);
    // Beside `mkdir`, which takes away what the umask says.
    chmodSync(absolute, folder.mode);
  }
  renameSync(place.oldFile, place.target);
}

/** Removes a folder that is there and empty; whether it did. */
export function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** Flushes the folders of files, those that are still there. */
export function flush(places: readonly { readonly target: string }[]): void {
  const folders = new Set(places.map(({ target }) => path.dirname(target)));
  for (const folder of folders) if (look(folder)?.isDirectory()) flushFolder(folder);
}

/** By which a content is known again. */
export function digest(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
