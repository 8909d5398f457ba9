import path from 'node:path';
import type { GeneratedFile } from '../generate/generated-file.ts';
import { readOwned } from '../generate/ownership.ts';
import type { FileChange } from '../transaction/file-change.ts';

/**
 * The changes that bring a contract's generated folder to what was generated for it.
 *
 * @param root the project's absolute folder
 * @throws ExpectedError when the folder holds something that was not generated
 */
export async function generatedChanges(
  root: string,
  contract: string,
  files: readonly GeneratedFile[],
): Promise<FileChange[]> {
  const folder = path.posix.join('generated', contract);
  const present = await readOwned(path.join(root, folder));
  const wanted = new Set(files.map((file) => file.path));
  const gone = [...(present?.keys() ?? [])].filter((file) => !wanted.has(file));
  return [
    ...files.map((file) => ({ path: path.posix.join(folder, file.path), text: file.text })),
    ...gone.map((file) => ({ path: path.posix.join(folder, file), text: undefined })),
  ];
}
