import { mkdirSync, renameSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { type Journal, removeJournal, writeJournal } from './journal.ts';
import { look } from '../files/look.ts';
import { foldersAbove } from './project-path.ts';
import { digest, flush, putBack, removeEmpty } from './put-back.ts';
import { type Staging, newFile } from './staging.ts';
import type { Pending, Survey } from './survey.ts';

/**
 * Puts staged files in their places and removes those that shall go, or does nothing. It does not give
 * way: all that can come in between is a kill, and what that leaves the journal tells how to put back.
 *
 * @param refuseRivals throws when another process is doing the same, to be asked once the journal is there
 */
export function swap(root: string, staging: Staging, found: Survey, refuseRivals: () => void): void {
  const journal = journalOf(found);
  try {
    writeJournal(staging, journal);
    refuseRivals();
    found.pending.forEach(refuseMoved);
  } catch (error) {
    removeJournal(staging);
    throw error;
  }
  try {
    exchange(root, staging, found);
    flush(found.pending);
    removeJournal(staging);
  } catch (error) {
    undo(root, staging, journal, error);
    throw error;
  }
}

function journalOf({ pending, folders, made }: Survey): Journal {
  const entries = pending.map(({ path: file, text, seen }) => ({
    path: file,
    old: seen !== undefined,
    written: text === undefined ? null : digest(text),
  }));
  return { entries, folders, made };
}

function refuseMoved({ path: file, target, seen }: Pending): void {
  const now = look(target);
  const same = seen
    ? now?.ino === seen.ino && now.mtimeMs === seen.mtimeMs && now.size === seen.size
    : !now || now.isDirectory();
  if (same) return;
  throw new ExpectedError(`${file} was written by another process meanwhile: nothing was changed`, {
    help: 'Run the command once more.',
  });
}

/** What is removed first may be what stands in the way of what is written: a file `a` in that of `a/b`. */
function exchange(root: string, staging: Staging, { pending, made }: Survey): void {
  const writes = pending.filter(({ text }) => text !== undefined);
  const removals = pending.filter(({ text }) => text === undefined);
  for (const { target } of removals) unlinkSync(target);
  const needed = new Set(writes.flatMap(({ path: file }) => foldersAbove(file)));
  for (const { path: file } of removals) prune(root, file, needed);
  for (const folder of made) mkdirSync(path.join(root, folder));
  for (const [index, { target, text }] of pending.entries()) {
    if (text !== undefined) renameSync(newFile(staging, index), target);
  }
}

/** Removes the folders that a removal has left empty, from the innermost outwards. */
function prune(root: string, file: string, needed: ReadonlySet<string>): void {
  for (const folder of foldersAbove(file).toReversed()) {
    if (needed.has(folder) || !removeEmpty(path.join(root, folder))) return;
  }
}

function undo(root: string, staging: Staging, journal: Journal, cause: unknown): void {
  try {
    putBack(root, staging, journal);
    removeJournal(staging);
  } catch (error) {
    const [why, whyNot] = [cause, error].map((each) => (each instanceof Error ? each.message : String(each)));
    throw new ExpectedError(`A change failed half-way (${why}), and could not be put back (${whyNot})`, {
      help: 'Mend what hinders it, and run any command: it puts back what is left.',
      cause: error,
    });
  }
}
