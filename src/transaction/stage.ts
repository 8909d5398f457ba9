import type { Stats } from 'node:fs';
import { copyFile, link, open, utimes } from 'node:fs/promises';
import { flushFolder } from '../files/flush.ts';
import { type Staging, newFile, oldFile } from './staging.ts';
import type { Pending } from './survey.ts';

/** Writes and flushes what is new, and keeps what is old, before anything in the project is touched. */
export async function stage(
  staging: Staging,
  pending: readonly Pending[],
  stop: AbortSignal | undefined,
): Promise<void> {
  for (const [index, { text, target, seen }] of pending.entries()) {
    stop?.throwIfAborted();
    if (seen) await keep(target, oldFile(staging, index), seen);
    if (text !== undefined) await writeFlushed(newFile(staging, index), text, seen?.mode);
  }
  flushFolder(staging.folder);
  stop?.throwIfAborted();
}

/** The file itself under a second name, so that it comes back as it was; a copy where no links can be made. */
async function keep(target: string, kept: string, { atime, mtime }: Stats): Promise<void> {
  try {
    await link(target, kept);
  } catch {
    await copyFile(target, kept);
    await utimes(kept, atime, mtime);
    await flushFile(kept);
  }
}

async function writeFlushed(file: string, text: string, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    if (mode !== undefined) await handle.chmod(mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  await handle.sync().finally(async () => handle.close());
}
