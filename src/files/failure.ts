import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { nameIn } from '../source-location.ts';
import { codeOf } from '../system-error.ts';

/** The system's errors that people can mend (errno(3)). */
const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOSPC: ['The disk is full', 'Make room, and run the command once more.'],
  EDQUOT: ['The disk quota is used up', 'Make room, and run the command once more.'],
  EFBIG: ['The file is larger than may be written', 'Raise the limit (`ulimit -f`).'],
  EACCES: ['Writing is not permitted', 'Make the files and their folders writable.'],
  EPERM: ['Writing is not permitted', 'Make the files and their folders writable.'],
  EROFS: ['The file system is read-only', 'Work on a copy of the project that can be written.'],
  EBUSY: ['A file is in use', 'Close what uses it, and run the command once more.'],
  EXDEV: ['A file lies on another file system than the project', 'Mount the whole project instead.'],
  ENOTDIR: ['A file stands where a folder is needed', 'Move it out of the way.'],
  EEXIST: ['A file stands where a folder is needed', 'Move it out of the way.'],
  EISDIR: ['A folder stands where a file is needed', 'Move it out of the way.'],
  ENOTEMPTY: ['A folder stands where a file is needed', 'Move it out of the way.'],
  ENAMETOOLONG: ['A name is too long for the file system', 'Shorten it.'],
  ELOOP: ['A link stands where a file is needed', 'Put the file itself there.'],
};

/**
 * What is thrown for an error of the file system: one that people can mend becomes an ExpectedError,
 * every other error stays what it is.
 *
 * @param outcome what became of the project, as the end of a sentence
 * @param file what it is about, where the error itself names something else
 */
export function fileFailure(error: unknown, root: string, outcome: string, file?: string): unknown {
  const [reason, help] = reasons[codeOf(error)] ?? [];
  if (reason === undefined) return error;
  const place = file === undefined ? placeOf(error, root) : nameIn(root, path.resolve(root, file));
  const details = [codeOf(error), ...(place === undefined ? [] : [place])].join(', ');
  return new ExpectedError(`${reason} (${details}): ${outcome}`, { help, cause: error });
}

/** The reasons that lie in the machine, whatever a program does. */
const exhausted = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS']);

/**
 * What is thrown for an error that nobody has seen coming: no bug where the machine has no room, or takes
 * no changes.
 *
 * @param outcome what became of the work, as the end of a sentence
 */
export function machineFailure(error: unknown, root: string, outcome: string): unknown {
  return exhausted.has(codeOf(error)) ? fileFailure(error, root, outcome) : error;
}

/** Where it happened, relative to the project: the goal of a rename rather than its start. */
function placeOf(error: unknown, root: string): string | undefined {
  const { dest, path: file } = error as { dest?: unknown; path?: unknown };
  const absolute = typeof dest === 'string' ? dest : file;
  if (typeof absolute !== 'string') return undefined;
  return nameIn(root, absolute);
}
