import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileChange } from '../transaction/file-change.ts';

/** Those of some changes that would change anything. */
export async function differing(root: string, changes: readonly FileChange[]): Promise<FileChange[]> {
  const present = await Promise.all(changes.map(({ path: name }) => textOf(path.join(root, name))));
  return changes.filter(({ text }, index) => text !== present[index]);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
