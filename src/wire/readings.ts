import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { jsonTypeOf } from '../schema/json-type.ts';
import type { Outline } from './outline.ts';

/**
 * How a text is read: `exact` as OpenAPI and JSON write values, which is how the mock reads; `lenient` as
 * some server may, so that nothing is called wrong that any of them takes. What is read exactly is among
 * what is read leniently.
 */
export type Reading = 'exact' | 'lenient';

const limit = 256;

/**
 * Every value that may be meant by a value whose leaves are texts, where the outline says which types may
 * stand: `"9"` is a number where one may stand, and a text where one may. What fits nowhere stays a text.
 */
export function typedReadings(value: Json, outline: Outline, reading: Reading): readonly Json[] {
  if (typeof value === 'string') return leafReadings(value, outline, reading);
  if (Array.isArray(value)) {
    return combinations(value.map((item, index) => typedReadings(item, outline.item(index), reading)));
  }
  if (!isObject(value)) return [value];
  const members = Object.entries(value).map(
    ([name, member]) => [name, typedReadings(member, outline.member(name), reading)] as const,
  );
  return readingsByName(new Map(members));
}

/** Every object whose members each have one of some values. */
export function readingsByName(members: ReadonlyMap<string, readonly Json[]>): readonly JsonObject[] {
  const keys = [...members.keys()];
  return combinations([...members.values()]).map((values) => toObject(keys, values));
}

/** The values that a text may mean; the text itself where nothing that it may mean can stand. */
export function leafReadings(text: string, { types }: Outline, reading: Reading): readonly Json[] {
  const meant = reading === 'exact' ? exactReadings(text) : lenientReadings(text);
  const fitting = meant.filter((value) => types.has(jsonTypeOf(value)));
  return fitting.length > 0 ? fitting : [text];
}

/** A number as JSON writes it (RFC 8259, section 6). */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function exactReadings(text: string): readonly Json[] {
  if (text === 'true' || text === 'false') return [text, text === 'true'];
  if (text === 'null' || text === '') return [text, null];
  return number.test(text) && Number.isFinite(Number(text)) ? [text, Number(text)] : [text];
}

function lenientReadings(text: string): readonly Json[] {
  return [text, ...asNumber(text), ...asBoolean(text), ...asNull(text)];
}

// ajv, where it coerces types, takes true for 1 and false for 0.
function asNumber(text: string): number[] {
  if (text === 'true' || text === 'false') return [Number(text === 'true')];
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? [value] : [];
}

function asBoolean(text: string): boolean[] {
  if (/^(true|yes|on|t|y|1)$/i.test(text)) return [true];
  return /^(false|no|off|f|n|0|)$/i.test(text) ? [false] : [];
}

// ajv, where it coerces types, takes false for null.
function asNull(text: string): null[] {
  return /^(null|nil|none|false|)$/i.test(text) ? [null] : [];
}

/** The object with a member set, in its place if it has it already. */
export function withMember(object: JsonObject, key: string, member: Json): JsonObject {
  const copy = { ...object };
  setOwn(copy, key, member);
  return copy;
}

/** Every list whose items each are one of some values; of very many, those that say most. */
export function combinations(choices: readonly (readonly Json[])[]): readonly Json[][] {
  const count = choices.reduce((product, options) => product * options.length, 1);
  return count <= limit ? everyCombination(choices) : [...uniform(choices), ...oneAtATime(choices)];
}

function everyCombination(choices: readonly (readonly Json[])[]): Json[][] {
  let rows: Json[][] = [[]];
  for (const [only, ...others] of choices) {
    if (only === undefined) return [];
    if (others.length > 0)
      rows = rows.flatMap((row) => [only, ...others].map((option) => row.concat([option])));
    else for (const row of rows) row.push(only);
  }
  return rows;
}

// Each leaf as the n-th of its readings: all as texts, all as numbers where they can be.
function uniform(choices: readonly (readonly Json[])[]): Json[][] {
  const most = Math.min(limit, Math.max(...choices.map((options) => options.length)));
  return Array.from({ length: most }, (_, nth) =>
    choices.map((options) => options[Math.min(nth, options.length - 1)] ?? null),
  );
}

// Where the combinations are too many to go through, what one leaf alone may be says enough.
function oneAtATime(choices: readonly (readonly Json[])[]): Json[][] {
  const first = choices.map(([option = null]) => option);
  return choices
    .flatMap((options, index) => options.slice(1).map((option) => first.with(index, option)))
    .slice(0, limit);
}

function toObject(keys: readonly string[], members: readonly Json[]): JsonObject {
  const object: JsonObject = {};
  for (const [index, key] of keys.entries()) setOwn(object, key, members[index] ?? null);
  return object;
}
