import { rename, rm, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { hasProcess } from '../has-process.ts';
import { isNotFound } from '../system-error.ts';
import { look } from './look.ts';

/** Beside the folder, hence on its file system; the dot keeps them out of the globs of other tools. */
export interface Siblings {
  /** The new folder while it is being written. */
  readonly staged: string;
  /** The old folder from just before the new one takes its place until it is removed. */
  readonly aside: string;
}

/** Where a process keeps what is not yet, or no longer, the folder. */
export function siblingsOf(folder: string, processId: number): Siblings {
  const base = path.join(path.dirname(folder), `.${path.basename(folder)}.${processId}`);
  return { staged: `${base}.new`, aside: `${base}.old` };
}

/**
 * Sets right what a killed process left behind: puts the old folder back when that process was
 * between moving it aside and moving the new one in, and removes what is no longer needed. To be
 * called before a folder that `replaceFolder` writes is read or written.
 */
export async function recoverFolder(folder: string): Promise<void> {
  if ((await leftovers(folder)).length === 0) return;
  if (isMissing(folder)) await putBack(folder);
  for (const { name, processId } of await leftovers(folder)) {
    if (processId === process.pid || !hasProcess(processId)) {
      await rm(path.join(path.dirname(folder), name), { recursive: true, force: true });
    }
  }
}

async function putBack(folder: string): Promise<void> {
  // Another process may be between its two renames, which takes microseconds.
  await setTimeout(50);
  const aside = (await leftovers(folder)).find(({ name }) => name.endsWith('.old'));
  if (!aside || !isMissing(folder)) return;
  await rename(path.join(path.dirname(folder), aside.name), folder).catch(ignoreNotFound);
}

function isMissing(folder: string): boolean {
  return look(folder) === undefined;
}

async function leftovers(folder: string): Promise<{ name: string; processId: number }[]> {
  const prefix = `.${path.basename(folder)}.`;
  const names = await readdir(path.dirname(folder)).catch((error: unknown) => {
    ignoreNotFound(error);
    return [];
  });
  return names.flatMap((name) => {
    const processId = name.startsWith(prefix)
      ? /^(\d+)\.(new|old)$/.exec(name.slice(prefix.length))?.[1]
      : undefined;
    return processId === undefined ? [] : [{ name, processId: Number(processId) }];
  });
}

function ignoreNotFound(error: unknown): void {
  if (!isNotFound(error)) throw error;
}
