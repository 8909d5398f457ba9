import path from 'node:path';
import type { SourceFile } from '../contract/source-file.ts';
import type { Kind } from '../contract/structure.ts';
import { ExpectedError } from '../expected-error.ts';
import { type Json, isObject } from '../json.ts';
import { fromPointer, valueAt } from '../json-pointer.ts';
import { type ClaimedPaths, claimedPaths } from './claimed-paths.ts';
import { neighbourPathProblem } from './neighbour-path.ts';
import { parseFile } from './parse-file.ts';
import type { UpstreamReader } from './reader.ts';
import { type Reference, referencesBelow } from './references.ts';

/** A file of an upstream as it is to be saved. */
export interface UpstreamFile {
  /** Relative to the contract's folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The description, which everything else is relative to. */
export interface Entry {
  /** The name that it is saved under. */
  readonly path: string;
  readonly file: SourceFile;
}

/** The largest official description is of some 3,000 files. */
const mostNeighbours = 10_000;
const inFlight = 8;

/** A place in one of the files whose references are to be followed. */
interface Place {
  readonly path: string;
  readonly pointer: string;
  readonly kind: Kind;
  /** The field of such an object whose value stands there. */
  readonly field?: string | undefined;
}

interface Search {
  readonly reader: UpstreamReader;
  /** What has been read, by path; the entry as well. */
  readonly files: Map<string, SourceFile>;
  readonly texts: Map<string, string>;
  /** Every path that is read already, or is to be. */
  readonly claimed: ClaimedPaths;
  readonly seen: Set<string>;
}

/**
 * Reads the files that a description refers to by relative references, and those that they refer to, as
 * far as loading the contract would follow them. Absolute references and those to other hosts stay what
 * they are: loading refuses them.
 *
 * @throws ExpectedError at the reference, when it leads out of the description's folder or to a name that
 * is not saved; and when a file cannot be read
 */
export async function readNeighbours(entry: Entry, reader: UpstreamReader): Promise<UpstreamFile[]> {
  const files = new Map([[entry.path, entry.file]]);
  const claimed = claimedPaths();
  claimed.claim(entry.path);
  const search: Search = { reader, files, claimed, texts: new Map(), seen: new Set() };
  let places: readonly Place[] = [
    { path: entry.path, pointer: '', kind: isSwagger(entry.file) ? 'swagger' : 'openapi' },
  ];
  while (places.length > 0) {
    const next = places.flatMap((place) => placesFrom(place, search));
    await readMissing([...new Set(next.map((place) => place.path))], search);
    places = next;
  }
  return [...search.texts].map(([name, text]) => ({ path: name, text })).toSorted(byPath);
}

function isSwagger({ value }: SourceFile): boolean {
  return isObject(value) && value['swagger'] !== undefined;
}

function byPath(one: UpstreamFile, other: UpstreamFile): number {
  return one.path < other.path ? -1 : 1;
}

function placesFrom(place: Place, search: Search): Place[] {
  const key = `${place.path}#${place.pointer} ${place.kind} ${place.field ?? ''}`;
  if (search.seen.has(key)) return [];
  search.seen.add(key);
  const file = search.files.get(place.path);
  const value = file && valueAt(file.value, place.pointer);
  if (!file || value === undefined) return [];
  return referencesIn(value, place).flatMap((reference) => targetOf(reference, place, file, search) ?? []);
}

/** Where the value of a field stands alone, what refers there is what would be referred to by its object. */
function referencesIn(value: Json, { kind, field }: Place): readonly Reference[] {
  if (field === undefined) return referencesBelow(value, kind);
  return referencesBelow({ [field]: value }, kind).map((reference) =>
    Object.assign(reference, { tokens: reference.tokens.slice(1) }),
  );
}

/** `undefined` for what is not followed, as it is absolute. */
function targetOf(reference: Reference, place: Place, file: SourceFile, search: Search): Place | undefined {
  const { text, kind, field, tokens } = reference;
  if (/^([a-z][a-z\d+.-]*:|[/\\])/i.test(text)) return undefined;
  const [address = '', fragment = ''] = decoded(text) ?? [];
  const target = address === '' ? place.path : path.posix.join(path.posix.dirname(place.path), address);
  const problem = search.claimed.has(target) ? undefined : targetProblem(target, address, search.claimed);
  if (problem !== undefined) {
    throw new ExpectedError(`the reference ${JSON.stringify(text)} cannot be followed: ${problem}`, {
      location: file.locate([...fromPointer(place.pointer), ...tokens]),
      help: 'Ask the publisher for a description in one file, or bundle it yourself and give that file.',
    });
  }
  search.claimed.claim(target);
  // An anchor may be anywhere in its file.
  return { path: target, pointer: fragment.startsWith('/') ? fragment : '', kind, field };
}

function decoded(text: string): string[] | undefined {
  try {
    return text.split(/#(.*)/s, 2).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function targetProblem(target: string, address: string, claimed: ClaimedPaths): string | undefined {
  // Encoded, it was not recognised as absolute.
  if (address.startsWith('/')) return "it leads out of the description's folder";
  const problem = neighbourPathProblem(target);
  if (problem !== undefined) return problem;
  if (claimed.size > mostNeighbours) return `more than ${mostNeighbours} files belong to the description`;
  const clash = claimed.clashWith(target);
  return clash === undefined ? undefined : `it cannot be saved beside ${JSON.stringify(clash)}`;
}

async function readMissing(paths: readonly string[], search: Search): Promise<void> {
  const missing = paths.filter((name) => !search.files.has(name));
  for (let start = 0; start < missing.length; start += inFlight) {
    const names = missing.slice(start, start + inFlight);
    await Promise.all(names.map((name) => readOne(name, search)));
  }
}

async function readOne(name: string, { reader, files, texts }: Search): Promise<void> {
  const { text, name: shown } = await reader.readNeighbour(name);
  files.set(name, parseFile(text, name, shown));
  texts.set(name, text);
}
