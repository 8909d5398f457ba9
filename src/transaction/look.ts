import { type Stats, lstatSync } from 'node:fs';

/** What stands at a path, itself and not what a link leads to; `undefined` when nothing does. */
export function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** The code of a system error: `ENOENT`, `ENOSPC`; `''` for every other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
