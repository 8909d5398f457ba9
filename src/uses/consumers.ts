import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseSourceFile, readSourceFile } from '../contract/source-file.ts';
import { specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Uses } from './use.ts';
import { usesEnding, usesFrom } from './uses-file.ts';

/** Where the consumers of a contract are known: `spec/<contract>/consumers/`. */
export const consumersFolder = 'consumers';

/** Milliseconds that a file of uses may take to come over the network. */
const patience = 30_000;
const largest = 64 * 1024 * 1024;

/**
 * What the known consumers of a contract use: by the files in `spec/<contract>/consumers/`, and those that are named.
 *
 * @param root the project's absolute folder
 * @param contract its name
 * @param places files, folders of them, and URLs
 * @throws ExpectedError when one of them is not there, cannot be read, or is no file of uses
 */
export async function consumersOf(
  root: string,
  contract: string,
  places: readonly string[] = [],
): Promise<readonly Uses[]> {
  const own = await usesIn(path.join(root, specFolder, contract, consumersFolder), root).catch(() => []);
  const others: Uses[] = [];
  for (const place of places) others.push(...(await usesAt(place, root)));
  // A description that is no contract of the project has any name; then the files are about that one.
  const isOther =
    !existsSync(path.join(root, specFolder, contract)) &&
    new Set(others.map((uses) => uses.contract)).size === 1;
  const named = others.filter((uses) => isOther || uses.contract === contract);
  // What is named comes after what is committed, and is newer.
  return [...new Map([...own, ...named].map((uses) => [uses.consumer, uses])).values()].toSorted((a, b) =>
    a.consumer < b.consumer ? -1 : 1,
  );
}

async function usesAt(place: string, root: string): Promise<readonly Uses[]> {
  if (/^https?:\/\//i.test(place))
    return [usesFrom(parseSourceFile(await fetchText(place), 'uses.json', place))];
  const absolute = path.resolve(root, place);
  const found = await stat(absolute).catch(() => undefined);
  if (!found)
    throw new ExpectedError(`There is no ${place}`, {
      help: 'Name a file of uses, a folder with some, or a URL; a consumer writes one by `openapi-contract uses`.',
    });
  return found.isDirectory() ? usesIn(absolute, root) : [usesFrom(await readSourceFile(absolute, root))];
}

/** The files of uses in a folder, and in packages of it: `node_modules` of a project that has its consumers installed. */
async function usesIn(folder: string, root: string): Promise<readonly Uses[]> {
  const entries = await readdir(folder, {
    withFileTypes: true,
    recursive: path.basename(folder) !== 'node_modules',
  });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(usesEnding))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
  const read: Uses[] = [];
  for (const file of files) read.push(usesFrom(await readSourceFile(file, root)));
  return read;
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience) }).catch((cause: unknown) => {
    throw new ExpectedError(
      `${url} cannot be fetched (${cause instanceof Error ? cause.message : String(cause)})`,
      { cause },
    );
  });
  if (!response.ok)
    throw new ExpectedError(`${url} cannot be fetched: the answer is ${response.status}`, {
      help: 'Fetch it by what has the credentials, and name the file.',
    });
  const text = await response.text();
  if (text.length > largest) throw new ExpectedError(`${url} is too large: ${text.length} characters`);
  return text;
}
