import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from './expected-error.ts';
import { codeOf, isNotFound } from './system-error.ts';

/**
 * The text of a project's file; `undefined` when it is not there.
 *
 * @param root the project's absolute folder
 * @param file relative to it, with `/`
 * @throws ExpectedError when something else is there, or it cannot be read
 */
export async function textAt(root: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(path.join(root, file), 'utf8');
  } catch (cause) {
    if (isNotFound(cause)) return undefined;
    throw new ExpectedError(`${file} cannot be read (${codeOf(cause) || String(cause)})`, { cause });
  }
}
