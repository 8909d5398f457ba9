import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError } from '../../src/expected-error.ts';
import type { GatePart } from '../../src/gate/part.ts';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';

/**
 * Reads what the shards of a run of the gate wrote by `--json`: files, and folders with nothing else in them that
 * ends in `.json`, however deep.
 *
 * @throws ExpectedError when one cannot be read or is something else
 */
export async function readParts(root: string, names: readonly string[]): Promise<readonly GatePart[]> {
  if (names.length === 0) {
    throw new ExpectedError('--merge was given without reports', {
      help: 'Name the files that the shards wrote by --json, or the folder that they are in.',
    });
  }
  const files = (await Promise.all(names.map((name) => filesAt(root, name)))).flat();
  return Promise.all(files.map(async (name) => parsePart(await read(root, name), name)));
}

/** A part from the text of a report. Throws an ExpectedError when it is something else. */
export function parsePart(text: string, name: string): GatePart {
  const value = parseJson(text, name);
  const part = isObject(value) && value['version'] === 1 ? value['part'] : undefined;
  if (part !== undefined && isPart(part)) return part;
  throw noPart(name);
}

async function filesAt(root: string, name: string): Promise<readonly string[]> {
  const place = path.resolve(root, name);
  const found = await stat(place).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(name, error);
  });
  if (!found.isDirectory()) return [name];
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .toSorted();
  if (files.length > 0) return files;
  throw new ExpectedError(`No report is in the folder ${name}`, {
    help: 'Name the folder that the shards wrote their reports to, by --json.',
  });
}

function read(root: string, name: string): Promise<string> {
  return readFile(path.resolve(root, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw unreadable(name, error);
  });
}

function unreadable(name: string, { code, message }: NodeJS.ErrnoException): ExpectedError {
  return new ExpectedError(`The report ${name} cannot be read (${code ?? message})`);
}

function parseJson(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw noPart(name);
  }
}

function noPart(name: string): ExpectedError {
  return new ExpectedError(`${name} is no report of a shard of the gate`, {
    help: 'Let the gate write it: openapi-contract gate --shard 1/3 --reporter json --output-file 1.json.',
  });
}

// What has these members was written by the command; nothing in it is executed, or leads anywhere.
function isPart(part: Json): part is Json & GatePart {
  return (
    isObject(part) &&
    isObject(part['shard']) &&
    [part['shard']['index'], part['shard']['of']].every(Number.isSafeInteger) &&
    typeof part['digest'] === 'string' &&
    typeof part['milliseconds'] === 'number' &&
    [part['contracts'], part['steps']].every((names) => isList(names, (each) => typeof each === 'string')) &&
    isList(part['tasks'], isTask) &&
    isList(part['unloadable'], (each) => isObject(each) && isFailure(each['failure'])) &&
    isObject(part['ofProject']) &&
    Object.values(part['ofProject']).every((found) => isList(found, isFinding))
  );
}

const statuses: ReadonlySet<unknown> = new Set(['passed', 'failed', 'crashed']);

function isTask(task: Json): boolean {
  return (
    isObject(task) &&
    hasTexts(task, 'step', 'contract') &&
    statuses.has(task['status']) &&
    typeof task['remembered'] === 'boolean' &&
    [task['begun'], task['ended']].every((time) => typeof time === 'number') &&
    isObject(task['result']) &&
    isList(task['result']['findings'], isFinding) &&
    (task['failure'] === undefined || isFailure(task['failure']))
  );
}

function isFailure(failure: Json | undefined): boolean {
  return isObject(failure) && hasTexts(failure, 'message');
}

function isFinding(finding: Json): boolean {
  return isObject(finding) && hasTexts(finding, 'rule', 'severity', 'message', 'contract', 'pointer');
}

function isList(value: Json | undefined, fits: (each: Json) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function hasTexts(object: JsonObject, ...names: readonly string[]): boolean {
  return names.every((name) => typeof object[name] === 'string');
}
