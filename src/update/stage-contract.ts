import path from 'node:path';
import { specFolder } from '../contract/find.ts';
import { copyInside, removeInside, writeInside } from '../files/inside.ts';
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
  await copyInside(staged, root, path.join(specFolder, contract));
  await stageFiles(staged, changes);
}

/** Makes changes in a staged folder. */
export async function stageFiles(staged: string, changes: readonly FileChange[]): Promise<void> {
  // First what goes: it may be a file where a folder is to be.
  for (const { path: name, text } of changes) {
    if (text === undefined) await removeInside(staged, name);
  }
  for (const { path: name, text } of changes) {
    if (text !== undefined) await writeInside(staged, name, text);
  }
}
