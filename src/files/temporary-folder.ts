import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Makes a folder among the system's temporary files that nobody else can look into; gives its absolute path,
 * without links. What is written to it goes by `writeInside`.
 *
 * @param purpose a word of its name
 */
export async function makeTemporaryFolder(purpose: string): Promise<string> {
  return realpath(await mkdtemp(path.join(tmpdir(), `openapi-contract-${purpose}-`)));
}

/** Removes a temporary folder with all that is in it. Never rejects: a process that was killed may be writing still. */
export async function removeTemporaryFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
