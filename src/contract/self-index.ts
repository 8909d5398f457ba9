import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isObject } from '../json.ts';
import { type SourceFile, readSourceFile } from './source-file.ts';

/** Files by the URI that each says is its own. */
export type SelfIndex = ReadonlyMap<string, SourceFile>;

/** So many files of a folder are looked at. */
const mostFiles = 500;

/**
 * The URI that a description says is its own (OpenAPI 3.2, "OpenAPI Object", `$self`), resolved against where it lies;
 * `undefined` when it says none.
 */
export function selfOf({ value, path: file }: SourceFile): string | undefined {
  const self = isObject(value) ? (value['$self'] ?? value['x-oai-$self']) : undefined;
  return typeof self === 'string' ? URL.parse(self, pathToFileURL(file).href)?.href : undefined;
}

/** The base URI that references in a file are resolved against (Appendix F, "Resolving Base URIs"). */
export function baseOf(file: SourceFile): string {
  return selfOf(file) ?? pathToFileURL(file.path).href;
}

/** The files in a folder and below that say what their URI is. What cannot be read says nothing. */
export async function indexSelves(folder: string, root: string): Promise<SelfIndex> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
    .slice(0, mostFiles);
  const index = new Map<string, SourceFile>();
  for (const name of files) {
    const file = await readSourceFile(name, root).catch(() => undefined);
    const self = file && selfOf(file);
    if (file && self !== undefined && !index.has(self)) index.set(self, file);
  }
  return index;
}
