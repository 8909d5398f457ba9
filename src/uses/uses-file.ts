import type { SourceFile } from '../contract/source-file.ts';
import { ExpectedError } from '../expected-error.ts';
import { isObject, setOwn, textOf, type Json, type JsonObject } from '../json.ts';
import { canonicalText } from '../schema/json-equal.ts';
import type { SourceLocation } from '../source-location.ts';
import type { Given, Purpose, Use, UsePlace, Uses } from './use.ts';

/** What the name of a file of uses ends with: `web.uses.json`. */
export const usesEnding = '.uses.json';

/** What is left out of a file of uses. */
export interface Discretion {
  /** Whether the values that are sent are left out. */
  readonly withoutValues?: boolean;
  /** Whether the places are numbered instead of named. */
  readonly withoutPlaces?: boolean;
}

/**
 * The file that a consumer publishes: one pointer a line, sorted, without lines, so that it changes when what is used
 * does. Its schema is `schemas/uses.schema.json`.
 */
export function usesText(uses: Uses, discretion: Discretion = {}): string {
  const { consumer, contract, contractVersion, digest, unread } = uses;
  const without = [
    ...(discretion.withoutValues ? ['values'] : []),
    ...(discretion.withoutPlaces ? ['places'] : []),
  ];
  const head = {
    version: 1,
    consumer,
    contract,
    contractVersion,
    digest,
    ...(without.length > 0 && { without }),
    unread: [...unread].toSorted(),
  };
  const lines = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  const groups = Object.groupBy(uses.uses, ({ pointer }) => pointer);
  const places = new Map<string, string>();
  const nameOf = (at: UsePlace): string => {
    const name = placeName(at);
    if (!discretion.withoutPlaces) return name;
    const number = places.get(name) ?? `place ${places.size + 1}`;
    places.set(name, number);
    return number;
  };
  const entries = Object.keys(groups)
    .toSorted()
    .map((pointer) => {
      const part = partOf(groups[pointer] ?? [], nameOf, discretion);
      return `    ${JSON.stringify(pointer)}: ${JSON.stringify(part)}`;
    });
  const body = entries.length === 0 ? '  "uses": {}' : `  "uses": {\n${entries.join(',\n')}\n  }`;
  return `{\n${lines.join('\n')}\n${body}\n}\n`;
}

const kinds = ['called', 'read', 'sent', 'built', 'toldApart', 'escapes'] as const;

function partOf(uses: readonly Use[], nameOf: (at: UsePlace) => string, discretion: Discretion): JsonObject {
  const part: JsonObject = {};
  for (const kind of kinds) {
    const own = uses.filter((use) => use.kind === kind);
    // What is read and held at one place is read there.
    const read = new Set(
      own.filter((use) => use.kind === 'read' && !use.held).map(({ at }) => placeName(at)),
    );
    const told = own.filter((use) => !(use.kind === 'read' && use.held && read.has(placeName(use.at))));
    const sorted = told.toSorted((a, b) => (placeName(a.at) < placeName(b.at) ? -1 : 1));
    const entries = new Map(
      sorted.map((use) => {
        const entry = entryOf(use, nameOf(use.at), discretion);
        return [canonicalText(entry), entry];
      }),
    );
    if (entries.size > 0)
      setOwn(
        part,
        kind,
        [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
      );
  }
  return part;
}

/** `src/checkout.ts#checkout`. */
function placeName({ file, declaration }: UsePlace): string {
  return declaration === '' ? file : `${file}#${declaration}`;
}

function entryOf(use: Use, at: string, { withoutValues }: Discretion): Json {
  const details = detailsOf(use, withoutValues ?? false);
  return Object.keys(details).length === 0 ? at : { at, ...details };
}

function detailsOf(use: Use, withoutValues: boolean): JsonObject {
  switch (use.kind) {
    case 'called':
      return use.given ? { given: [...use.given.names], ...restOf(use.given) } : {};
    case 'read':
      return use.held ? { held: true } : {};
    case 'sent':
      return { ...(use.values && !withoutValues && { values: [...use.values] }), ...purposeOf(use.purpose) };
    case 'built':
      return { given: [...use.given.names], ...restOf(use.given), ...purposeOf(use.purpose) };
    case 'toldApart':
      return { values: [...use.values], ...(use.all && { all: true }), ...(!use.sure && { sure: false }) };
    case 'escapes':
      return {};
    default:
      return use satisfies never;
  }
}

function restOf({ optional, open }: Given): JsonObject {
  return { ...(optional.length > 0 && { optional: [...optional] }), ...(open && { open }) };
}

function purposeOf(purpose: Purpose): JsonObject {
  return purpose === 'request' ? {} : { for: purpose };
}

/**
 * Reads a file of uses.
 *
 * @throws ExpectedError, located, where it says what cannot be meant
 */
export function usesFrom(file: SourceFile): Uses {
  const { value } = file;
  if (!isObject(value) || !isObject(value['uses'])) fail(file.locate([]), 'it holds no `uses`');
  if (value['version'] !== 1)
    fail(
      file.locate(['version']),
      `its version is ${JSON.stringify(value['version'] ?? null)}, and 1 is understood`,
    );
  const [consumer, contract, contractVersion, digest] = [
    'consumer',
    'contract',
    'contractVersion',
    'digest',
  ].map((key) => textOf(value[key])) as [string, string, string, string];
  if (consumer === '') fail(file.locate(['consumer']), 'it does not name its `consumer`');
  const { unread = [] } = value;
  if (!isTexts(unread)) fail(file.locate(['unread']), '`unread` is a list of texts');
  const uses = Object.entries(value['uses']).flatMap(([pointer, part]) => {
    if (!isObject(part)) return fail(file.locate(['uses', pointer]), 'what is used of a part is a map');
    return Object.entries(part).flatMap(([kind, entries]) =>
      usesAt(pointer, kind, entries, () => file.locate(['uses', pointer, kind])),
    );
  });
  return { consumer, contract, contractVersion, digest, unread, uses };
}

function usesAt(pointer: string, kind: string, entries: Json, locate: () => SourceLocation): readonly Use[] {
  const known = kinds.find((each) => each === kind);
  if (!known) return fail(locate(), `there is no use ${JSON.stringify(kind)}`);
  if (!Array.isArray(entries)) return fail(locate(), 'uses are a list');
  return entries.map((entry) => {
    const details = typeof entry === 'string' ? { at: entry } : entry;
    if (!isObject(details) || typeof details['at'] !== 'string')
      return fail(locate(), 'a use has a place, `at`');
    const use = useFrom(known, details);
    return use
      ? { ...use, pointer, at: placeFrom(details['at']) }
      : fail(locate(), 'this use cannot be understood');
  });
}

function placeFrom(at: string): UsePlace {
  const index = at.indexOf('#');
  return index === -1
    ? { file: at, declaration: '' }
    : { file: at.slice(0, index), declaration: at.slice(index + 1) };
}

type Kind = (typeof kinds)[number];
type Details = Use extends infer Each ? (Each extends Use ? Omit<Each, 'pointer' | 'at'> : never) : never;

function useFrom(kind: Kind, details: JsonObject): Details | undefined {
  const { given, values, held, all, sure } = details;
  const purpose = details['for'] ?? 'request';
  if (purpose !== 'request' && purpose !== 'response' && purpose !== 'either') return undefined;
  switch (kind) {
    case 'called': {
      if (given === undefined) return { kind };
      const known = givenFrom(details);
      return known && { kind, given: known };
    }
    case 'read':
      return held === true ? { kind, held } : { kind };
    case 'sent':
      if (values !== undefined && !Array.isArray(values)) return undefined;
      return { kind, purpose, ...(values && { values }) };
    case 'built': {
      const known = givenFrom(details);
      return known && { kind, given: known, purpose };
    }
    case 'toldApart':
      return Array.isArray(values) ? { kind, values, all: all === true, sure: sure !== false } : undefined;
    case 'escapes':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function givenFrom({ given, optional = [], open }: JsonObject): Given | undefined {
  if (given === undefined || !isTexts(given) || !isTexts(optional)) return undefined;
  return { names: given, optional, open: open === true };
}

function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function fail(location: SourceLocation, problem: string): never {
  throw new ExpectedError(`this file of uses cannot be used: ${problem}`, {
    location,
    help: 'Have it written again by `openapi-contract uses`, in the repository of the consumer.',
  });
}
