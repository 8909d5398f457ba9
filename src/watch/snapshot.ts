import { createHash, type Hash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { specFolder } from '../contract/find.ts';

/** What lies in `spec/` at one moment. */
export interface Snapshot {
  /** A hash of the files of each contract, by the contract's name. */
  readonly contracts: ReadonlyMap<string, string>;
  /** The folders in which files may appear or change. */
  readonly folders: readonly WatchedFolder[];
}

/** A folder, and what tells it from another one that takes its place. */
export interface WatchedFolder {
  /** Absolute. */
  readonly path: string;
  readonly identity: string;
}

/** Larger files are refused when they are loaded: that they are there is enough to know. */
const maximumBytes = 64 * 1024 * 1024;

/**
 * Reads all files of a project's contracts and says nothing of them but whether they are the same. Never
 * rejects for what vanishes while it is read: it is not there then.
 *
 * @param root absolute path of the project: the folder that holds `spec/`
 * @param names only these contracts; all when there are none
 */
export async function takeSnapshot(root: string, names: readonly string[] = []): Promise<Snapshot> {
  const spec = path.join(root, specFolder);
  const contracts = new Map<string, string>();
  const folders = [spec];
  for (const name of await contractNames(spec, names)) {
    const folder = path.join(spec, name);
    const entries = await entriesOf(folder, { recursive: true });
    const inside = entries.filter((entry) => isOfContract(folder, entry));
    contracts.set(name, await hashOf(folder, inside));
    folders.push(folder, ...inside.filter((entry) => entry.isDirectory()).map(pathOf));
  }
  return { contracts, folders: (await Promise.all(folders.map(identify))).flat() };
}

async function contractNames(spec: string, names: readonly string[]): Promise<string[]> {
  return (await entriesOf(spec))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => names.length === 0 || names.includes(name))
    .toSorted();
}

/** What editors keep beside a file while they work on it is no part of a contract. */
function isOfContract(folder: string, entry: Dirent): boolean {
  const parts = path.relative(folder, pathOf(entry)).split(path.sep);
  return !parts.some((part) => part.startsWith('.')) && !entry.name.endsWith('~');
}

async function hashOf(folder: string, entries: readonly Dirent[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of entries.map(pathOf).toSorted()) await addFile(hash, folder, file);
  return hash.digest('hex');
}

/** Only what is a file, or leads to one: reading a pipe would wait for ever. */
async function addFile(hash: Hash, folder: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return;
  const content =
    found.size > maximumBytes ? `${found.size}` : await readFile(file).catch(() => Buffer.alloc(0));
  hash.update(JSON.stringify([path.relative(folder, file), content.length])).update(content);
}

/** The inode alone would not do: a file system gives it to the next folder at once. */
async function identify(folder: string): Promise<WatchedFolder[]> {
  const found = await stat(folder, { bigint: true }).catch(() => undefined);
  return found ? [{ path: folder, identity: `${found.dev}:${found.ino}:${found.birthtimeNs}` }] : [];
}

function entriesOf(folder: string, { recursive = false } = {}): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true, recursive }).catch(() => []);
}

function pathOf(entry: Dirent): string {
  return path.join(entry.parentPath, entry.name);
}
