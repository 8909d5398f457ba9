import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../../system-error.ts';
import type { Input } from '../step.ts';

/**
 * A digest of files, folders and texts, names and bytes. What is not there, or cannot be read, counts as
 * such: what needs it will say so. Synchronous: hundreds of small files are read several times faster that
 * way, and nothing else is waiting.
 */
export function contentDigest(inputs: readonly Input[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    if ('text' in input) add(hash, 'text', Buffer.from(input.text));
    else if ('file' in input)
      add(
        hash,
        'file',
        ifReadable(() => readFileSync(input.file)),
      );
    else addFolder(hash, input.folder, input.without);
  }
  return hash.digest('hex');
}

function addFolder(hash: Hash, folder: string, without?: string): void {
  const files = filesIn(folder)
    .filter((file) => without === undefined || !file.endsWith(without))
    .map((file) => path.relative(folder, file))
    .toSorted();
  add(hash, 'folder', Buffer.from(String(files.length)));
  for (const file of files) {
    add(
      hash,
      file,
      ifReadable(() => contentOf(path.join(folder, file))),
    );
  }
}

/** Node's own recursion follows links, around in circles. */
function filesIn(folder: string): string[] {
  const entries = ifReadable(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(place) : [place];
  });
}

/**
 * What is behind a name that is no folder's. A link to a folder is where it leads to: no contract reads
 * through one that leads out of its own folder. Pipes and devices might never end.
 */
function contentOf(file: string): Buffer | undefined {
  const found = statSync(file);
  if (found.isFile()) return readFileSync(file);
  return found.isDirectory() ? Buffer.from(readlinkSync(file)) : undefined;
}

/** With lengths, so that no two lists of inputs run into the same bytes. */
function add(hash: Hash, name: string, content: Buffer | undefined): void {
  hash.update(JSON.stringify([name, content?.length ?? 'absent']));
  if (content) hash.update(content);
}

function ifReadable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) === '') throw error;
    return undefined;
  }
}
