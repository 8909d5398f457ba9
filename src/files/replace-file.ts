import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isNotFound } from '../system-error.ts';
import { makeFolder } from './make-folder.ts';
import { placeToWrite } from './place.ts';

/**
 * Gives a file another content, whole or not at all; its folder is made, and its mode stays. A pipe or a
 * device takes the content as it is.
 *
 * @param root the project's absolute folder
 * @param file absolute, or relative to it
 * @throws ExpectedError when it leads through a link, otherwise the file system's error
 */
export async function replaceFile(root: string, file: string, content: string | Uint8Array): Promise<void> {
  const place = placeToWrite(root, file);
  await makeFolder(path.dirname(place));
  // Outside of the repository a link is the user's own, and stays.
  const target = await realpath(place).catch(ifMissing(place));
  const found = await stat(target).catch(ifMissing(undefined));
  if (found && !found.isFile()) return writeFile(target, content);
  const beside = path.join(path.dirname(target), `.openapi-contract-${randomUUID()}`);
  try {
    await writeFile(beside, content, { flag: 'wx', mode: found?.mode });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function ifMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (isNotFound(error)) return value;
    throw error;
  };
}
