import { chmod } from 'node:fs/promises';
import { placeToWrite } from './place.ts';

/**
 * Lets everybody run a file of the project, and its owner change it.
 *
 * @param root the project's absolute folder
 * @param file absolute, or relative to it
 * @throws ExpectedError when it leads through a link, otherwise the file system's error
 */
export async function makeExecutable(root: string, file: string): Promise<void> {
  await chmod(placeToWrite(root, file), 0o755);
}
