import { fileFailure } from '../../src/files/failure.ts';
import { replaceFile } from '../../src/files/replace-file.ts';

/**
 * Gives a file of the project another content, whole or not at all.
 *
 * @param file absolute, or relative to the project
 * @throws ExpectedError when it leads through a link, the disk is full, writing is not permitted …
 */
export async function writeWhole(root: string, file: string, content: string | Uint8Array): Promise<void> {
  try {
    await replaceFile(root, file, content);
  } catch (error) {
    throw fileFailure(error, root, 'it was not written', file);
  }
}
