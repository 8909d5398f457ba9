import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { isObject, type Json } from '../json.ts';
import { leftovers } from '../files/leftovers.ts';
import { flushFolder } from '../files/flush.ts';
import { look } from '../files/look.ts';
import type { Staging } from './staging.ts';

/** One file that a change writes or removes. Its place in the list is the number of its staged files. */
export interface JournalEntry {
  readonly path: string;
  /** Whether its old content is kept. */
  readonly old: boolean;
  /** The SHA-256 of its new content; `null` when it is removed. */
  readonly written: string | null;
}

/** A folder that was there before, and its permissions. */
export interface JournalFolder {
  readonly path: string;
  readonly mode: number;
}

/** What a change does: all that is needed to put everything back. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** The folders above the files, outermost first. */
  readonly folders: readonly JournalFolder[];
  /** The folders that have to be made, outermost first. */
  readonly made: readonly string[];
}

const nameOf = ({ folder }: Staging): string => path.join(folder, 'journal.json');

/** Whether a change has begun to touch the project's files, and not come to its end. */
export function hasJournal(staging: Staging): boolean {
  return look(nameOf(staging)) !== undefined;
}

/** Writes the journal, which is there either whole or not at all. Without giving way, as what follows. */
export function writeJournal(staging: Staging, journal: Journal): void {
  const draft = `${nameOf(staging)}.draft`;
  const handle = openSync(draft, 'wx');
  try {
    const bytes = Buffer.from(JSON.stringify(journal));
    // One call may write less than it is given.
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, nameOf(staging));
  flushFolder(staging.folder);
}

/** From here on the change is made, or was never begun. */
export function removeJournal(staging: Staging): void {
  rmSync(nameOf(staging), { force: true });
  flushFolder(staging.folder);
}

/**
 * The journal of a change that was begun; `undefined` when it was not.
 *
 * @throws ExpectedError when something else is there
 */
export function readJournal(staging: Staging): Journal | undefined {
  if (!hasJournal(staging)) return undefined;
  const journal = parse(readFileSync(nameOf(staging), 'utf8'));
  if (isJournal(journal)) return journal;
  const folder = `${leftovers}/${path.basename(staging.folder)}`;
  throw new ExpectedError(`${folder}/journal.json is no journal of a change`, {
    help: `Nobody but the toolkit writes there: look at what is in ${folder}, and remove it.`,
  });
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function isJournal(value: Json): value is Json & Journal {
  if (!isObject(value)) return false;
  const { entries, folders, made } = value;
  return (
    Array.isArray(entries) &&
    entries.every(isEntry) &&
    Array.isArray(folders) &&
    folders.every(isFolder) &&
    Array.isArray(made) &&
    made.every((each) => typeof each === 'string')
  );
}

function isEntry(value: Json): boolean {
  if (!isObject(value) || typeof value['path'] !== 'string' || typeof value['old'] !== 'boolean')
    return false;
  return value['written'] === null || typeof value['written'] === 'string';
}

function isFolder(value: Json): boolean {
  return isObject(value) && typeof value['path'] === 'string' && typeof value['mode'] === 'number';
}
