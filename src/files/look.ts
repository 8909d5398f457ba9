import { type Stats, lstatSync } from 'node:fs';
import { codeOf } from '../system-error.ts';

/** What stands at a path, itself and not what a link leads to; `undefined` when nothing does. */
export function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}
