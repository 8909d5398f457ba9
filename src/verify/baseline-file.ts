import { parseSourceFile, type SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import type { Finding } from '../finding.ts';
import { fingerprint } from '../fingerprint.ts';
import { isObject, textOf, type Json, type JsonObject } from '../json.ts';
import { isBearable, type KnownFailure } from './baseline.ts';

const version = 1;
const members = ['rule', 'contract', 'pointer', 'reason', 'expires'] as const;

/**
 * The known failures in the text of a baseline file, JSON or YAML by its name. Throws an ExpectedError
 * with the place of what is missing, misspelt or twice.
 */
export function parseBaseline(text: string, name: string): readonly KnownFailure[] {
  const file = parseSourceFile(text, name, name);
  const { value } = file;
  if (!isObject(value) || value['version'] !== version || !Array.isArray(value['failures'])) {
    throw new ExpectedError('not a baseline: it needs "version": 1 and a list "failures"', {
      location: file.locate([]),
      help: 'Let verify --write-baseline write one.',
    });
  }
  const failures = value['failures'].map((entry, index) => readFailure(file, entry, index));
  refuseTwins(failures);
  return failures;
}

function readFailure(file: SourceFile, entry: Json, index: number): KnownFailure {
  const location = file.locate(['failures', String(index)]);
  if (!isObject(entry)) throw new ExpectedError('a known failure must be an object', { location });
  const missing = members.find((member) => !isText(entry, member));
  if (missing !== undefined) {
    throw new ExpectedError(`a known failure needs a text "${missing}"`, { location });
  }
  const [rule = '', contract = '', pointer = '', reason = '', expires = ''] = members.map((member) =>
    textOf(entry[member]),
  );
  if (!isDay(expires)) {
    const message = `"expires" must be a day such as 2026-12-31, not ${JSON.stringify(expires)}`;
    throw new ExpectedError(message, { location: file.locate(['failures', String(index), 'expires']) });
  }
  const operation = isText(entry, 'operation') ? { operation: textOf(entry['operation']) } : {};
  return { rule, contract, ...operation, pointer, reason, expires, location };
}

// A failure may concern the whole document, whose pointer is empty; everything else says something.
function isText(entry: JsonObject, member: string): boolean {
  const text = Object.hasOwn(entry, member) ? entry[member] : undefined;
  return typeof text === 'string' && (text.trim() !== '' || member === 'pointer');
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // The 31st of February is a day of March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function refuseTwins(failures: readonly KnownFailure[]): void {
  const seen = new Set<string>();
  for (const failure of failures) {
    const print = fingerprint(failure);
    if (seen.has(print))
      throw new ExpectedError('the same failure is known twice', { location: failure.location });
    seen.add(print);
  }
}

/** What a new baseline says of failures that were not known before. */
export interface NewFailures {
  readonly reason: string;
  /** The last day on which they are borne. */
  readonly expires: string;
}

/**
 * A baseline, as JSON, in which every error among the findings is known. What was known before keeps its
 * reason and its day, and stays when this run did not try it.
 */
export function baselineText(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  fresh: NewFailures,
  tried: (failure: KnownFailure) => boolean,
): string {
  const before = new Map(known.map((failure) => [fingerprint(failure), failure]));
  const met = new Map<string, KnownFailure>();
  for (const finding of findings.filter(isBearable)) {
    const print = fingerprint(finding);
    const old = before.get(print);
    if (old || finding.severity === 'error') met.set(print, old ?? { ...finding, ...fresh });
  }
  const untried = known.filter((failure) => !met.has(fingerprint(failure)) && !tried(failure));
  const failures = [...met.values(), ...untried].map(toJson).toSorted(inOrder);
  return `${JSON.stringify({ version, failures }, undefined, 2)}\n`;
}

function toJson({ rule, contract, operation, pointer, reason, expires }: KnownFailure) {
  return { rule, contract, ...(operation === undefined ? {} : { operation }), pointer, reason, expires };
}

function inOrder(a: object, b: object): number {
  const [left, right] = [JSON.stringify(Object.values(a)), JSON.stringify(Object.values(b))];
  return left < right ? -1 : Number(left > right);
}
