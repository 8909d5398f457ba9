import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../system-error.ts';

/**
 * The text of a file of this user alone, outside of any project; made with a text of its own where there is
 * none. Of several processes that make it at once, all get the text of one.
 *
 * @param file absolute path
 * @param make gives the text of a new one
 * @throws the file system's error
 */
export async function privateText(file: string, make: () => string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, make(), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}
