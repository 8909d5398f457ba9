import { cp, mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { specFolder } from '../contract/find.ts';
import type { FileChange } from '../transaction/file-change.ts';

/**
 * Puts a contract as it would be after some changes into a folder of its own, where it can be tried: what
 * is in its folder now, overlays among it, and the changes.
 *
 * @param root the project's absolute folder
 * @param staged the absolute folder that is to hold `spec/` and `generated/`
 */
export async function stageContract(
  root: string,
  staged: string,
  contract: string,
  changes: readonly FileChange[],
): Promise<void> {
  const folder = path.join(specFolder, contract);
  await cp(path.join(root, folder), path.join(staged, folder), { recursive: true, verbatimSymlinks: true });
  await stageFiles(staged, changes);
}

/** Makes changes in a staged folder. */
export async function stageFiles(staged: string, changes: readonly FileChange[]): Promise<void> {
  // First what goes: it may be a file where a folder is to be.
  for (const { path: name, text } of changes) {
    if (text === undefined) await remove(path.join(staged, name));
  }
  for (const { path: name, text } of changes) {
    if (text === undefined) continue;
    const file = path.join(staged, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Removes a file, and the folder that it leaves empty: a file may be to be there. */
async function remove(file: string): Promise<void> {
  await rm(file, { force: true });
  await rmdir(path.dirname(file)).catch(() => undefined);
}
