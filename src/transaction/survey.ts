import type { Stats } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import type { FileChange } from './file-change.ts';
import type { JournalFolder } from './journal.ts';
import { look } from '../files/look.ts';
import { foldersAbove, projectPath } from './project-path.ts';

/** A change that really changes something. */
export interface Pending extends FileChange {
  /** Absolute path. */
  readonly target: string;
  /** The file that stands there; `undefined` when none does. */
  readonly seen: Stats | undefined;
}

/** What a set of changes meets in the project. */
export interface Survey {
  readonly pending: readonly Pending[];
  /** The folders above the files that are there, outermost first. */
  readonly folders: readonly JournalFolder[];
  /** The folders above what is written that are not there, outermost first. */
  readonly made: readonly string[];
}

/**
 * Looks at what is to be changed, and leaves out what already is as it shall be.
 *
 * @param root absolute path of the project
 * @throws ExpectedError when a change leads out of the project, or does not stand for a file
 */
export async function survey(root: string, changes: readonly FileChange[]): Promise<Survey> {
  refuseTwice(changes);
  const pending: Pending[] = [];
  for (const change of changes) {
    const target = projectPath(root, change.path);
    const seen = fileAt(target, change);
    if (await differs(target, seen, change.text)) pending.push({ ...change, target, seen });
  }
  const above = new Set(pending.flatMap(({ path: file }) => foldersAbove(file)));
  const wanted = new Set(
    pending.filter(({ text }) => text !== undefined).flatMap(({ path: file }) => foldersAbove(file)),
  );
  const isFolder = (folder: string): boolean => look(path.join(root, folder))?.isDirectory() === true;
  refuseMounts(root, [...above].filter(isFolder));
  return {
    pending,
    folders: [...above]
      .filter(isFolder)
      .map((folder) => ({ path: folder, mode: (look(path.join(root, folder))?.mode ?? 0) & 0o7777 })),
    made: [...wanted].filter((folder) => !isFolder(folder)),
  };
}

function refuseTwice(changes: readonly FileChange[]): void {
  const paths = changes.map(({ path: file }) => file);
  const twice = paths.find((file, index) => paths.indexOf(file) !== index);
  if (twice !== undefined) throw new Error(`${twice} is changed twice`);
}

/** A folder is no file: there is none to remove, and one to be written waits for the folder to become empty. */
function fileAt(target: string, { path: file }: FileChange): Stats | undefined {
  const seen = look(target);
  if (!seen || seen.isFile()) return seen;
  if (seen.isDirectory()) return undefined;
  throw new ExpectedError(`${JSON.stringify(file)} is no file: nothing was changed`, {
    help: seen.isSymbolicLink() ? 'Put the file itself where the link is.' : 'Remove what stands there.',
  });
}

async function differs(target: string, seen: Stats | undefined, text: string | undefined): Promise<boolean> {
  if (text === undefined || !seen) return (text === undefined) !== (seen === undefined);
  const bytes = Buffer.from(text);
  return seen.size !== bytes.length || !bytes.equals(await readFile(target));
}

/** A file cannot be renamed from one file system to another (rename(2), EXDEV), and half a change not put back. */
function refuseMounts(root: string, folders: readonly string[]): void {
  const own = look(root)?.dev;
  const other = folders.find((folder) => look(path.join(root, folder))?.dev !== own);
  if (other === undefined) return;
  throw new ExpectedError(`${other} lies on another file system than the project: nothing was changed`, {
    help: 'Mount the whole project instead of some of its folders.',
  });
}
