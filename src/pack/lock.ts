import path from 'node:path';
import { specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { textAt } from '../text-at.ts';
import type { Release } from './changelog.ts';

/** What was packed of a contract: kept beside it, so that the next version follows from the last one. */
export interface PackLock {
  /** The newest first. There is at least one. */
  readonly releases: readonly [Release, ...Release[]];
  /** The bundled document that the newest was packed from. */
  readonly document: JsonObject;
}

/** Where a contract's lock is, relative to the project. */
export function lockFile(contract: string): string {
  return path.posix.join(specFolder, contract, 'pack.lock');
}

/** The text of a lock. */
export function lockText({ releases, document }: PackLock): string {
  return `${JSON.stringify({ releases, document }, null, 1)}\n`;
}

/**
 * The lock of a contract; `undefined` when it was never packed.
 *
 * @param root absolute path of the project
 * @throws ExpectedError when the file is no lock
 */
export async function readLock(root: string, contract: string): Promise<PackLock | undefined> {
  const file = lockFile(contract);
  const text = await textAt(root, file);
  if (text === undefined) return undefined;
  const lock = parseLock(text);
  if (lock) return lock;
  throw new ExpectedError(`${file} cannot be read`, {
    location: { file, line: 1, column: 1 },
    help: 'Get it back from version control, or remove it to start its history anew.',
  });
}

function parseLock(text: string): PackLock | undefined {
  const value = parse(text);
  if (!isObject(value) || !isObject(value['document']) || !Array.isArray(value['releases'])) return undefined;
  const releases = value['releases'].map(releaseOf);
  const [newest, ...others] = releases.filter((release) => release !== undefined);
  if (!newest || releases.includes(undefined)) return undefined;
  return { releases: [newest, ...others], document: value['document'] };
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function releaseOf(value: Json): Release | undefined {
  if (!isObject(value) || typeof value['version'] !== 'string' || !Array.isArray(value['changes']))
    return undefined;
  const changes = value['changes'].filter((change) => typeof change === 'string');
  return { version: value['version'], changes };
}
