import path from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { recoverFolder } from '../files/recover-folder.ts';
import { replaceFolder } from '../files/replace-folder.ts';
import type { GeneratedFile } from './generated-file.ts';
import { type FolderContent, displayName } from './generated-folder.ts';
import { readOwned } from './ownership.ts';

/**
 * Makes a generated folder hold exactly these files, all or nothing; one that already does is not
 * touched.
 *
 * @param folder absolute path of `generated/<contract>`
 * @returns whether anything was written
 * @throws ExpectedError when the folder holds something that was not generated, or is reached through a link,
 *   or another process writes it at the same time
 */
export async function writeGenerated(folder: string, files: readonly GeneratedFile[]): Promise<boolean> {
  await recoverFolder(folder);
  if (holdsExactly(await readOwned(folder), files)) return false;
  const root = path.dirname(path.dirname(folder));
  if (await replaceFolder(root, folder, files)) return true;
  throw new ExpectedError(`another process wrote ${displayName(folder)} at the same time`, {
    help: 'Run `openapi-contract generate` once more.',
  });
}

function holdsExactly(content: FolderContent | undefined, files: readonly GeneratedFile[]): boolean {
  return content?.size === files.length && files.every(({ path: file, text }) => content.get(file) === text);
}
