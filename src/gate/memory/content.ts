import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Input } from '../step.ts';

/**
 * A digest of files, folders and texts, names and bytes. What is not there counts as such. Synchronous:
 * hundreds of small files are read several times faster that way, and nothing else is waiting.
 *
 * @throws the file system's error when something is there and cannot be read
 */
export function contentDigest(inputs: readonly Input[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) {
    if ('text' in input) add(hash, 'text', Buffer.from(input.text));
    else if ('file' in input)
      add(
        hash,
        'file',
        ifThere(() => readFileSync(input.file)),
      );
    else addFolder(hash, input.folder);
  }
  return hash.digest('hex');
}

function addFolder(hash: Hash, folder: string): void {
  const entries = ifThere(() => readdirSync(folder, { recursive: true, withFileTypes: true })) ?? [];
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
  add(hash, 'folder', Buffer.from(String(files.length)));
  for (const file of files) {
    add(
      hash,
      file,
      ifThere(() => readFileSync(path.join(folder, file))),
    );
  }
}

/** With lengths, so that no two lists of inputs run into the same bytes. */
function add(hash: Hash, name: string, content: Buffer | undefined): void {
  hash.update(JSON.stringify([name, content?.length ?? 'absent']));
  if (content) hash.update(content);
}

function ifThere<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}
