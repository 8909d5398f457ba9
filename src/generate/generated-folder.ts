import type { Dirent } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isNotFound } from '../system-error.ts';

/** Something in a generated folder: a file's bytes as text, or `undefined` for what is neither file nor folder. */
export type FolderContent = ReadonlyMap<string, string | undefined>;

/**
 * What is in a folder and the folders below it, by path relative to it, with `/` between its parts,
 * in order. `undefined` when there is no such folder.
 */
export async function readFolder(folder: string): Promise<FolderContent | undefined> {
  const entries = await list(folder);
  if (!entries) return undefined;
  const content = new Map<string, string | undefined>();
  for (const entry of entries.filter((each) => !each.isDirectory())) {
    const file = path.join(entry.parentPath, entry.name);
    const text = entry.isFile() ? await readText(file) : undefined;
    if (text !== 'gone') content.set(path.relative(folder, file).replaceAll(path.sep, '/'), text?.text);
  }
  return new Map([...content].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** `gone`: another process replaced the folder in the meantime. */
async function readText(file: string): Promise<{ text: string } | 'gone'> {
  try {
    return { text: await readFile(file, 'utf8') };
  } catch (error) {
    if (isNotFound(error)) return 'gone';
    throw error;
  }
}

async function list(folder: string): Promise<Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** How people name a generated file: relative to the project, as `generated/` is at its top. */
export function displayName(folder: string, file = ''): string {
  return path.posix.join('generated', path.basename(folder), file);
}
