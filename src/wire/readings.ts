import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';
import { leafText } from './flat.ts';

const limit = 256;

/**
 * Every value that a lenient receiver may see in a value whose leaves are texts: `"9"` may be a number,
 * `"true"`, `"1"` and `"on"` a boolean, `""` nothing. Where the combinations are too many, all leaves are
 * read in the same way.
 */
export function leafReadings(value: Json): readonly Json[] {
  if (typeof value === 'string') return textReadings(value);
  if (Array.isArray(value)) return combine(value.map(leafReadings)).map((items) => items.slice());
  return isObject(value) ? memberReadings(value, leafReadings) : [value];
}

/** Every object that may be read when each member has the readings that `readingsOf` gives. */
export function memberReadings(
  object: JsonObject,
  readingsOf: (member: Json) => readonly Json[],
): readonly JsonObject[] {
  const keys = Object.keys(object);
  return combine(Object.values(object).map(readingsOf)).map((members) => toObject(keys, members));
}

/**
 * Every value that is read when one leaf of a value alone is read in another way than it was meant. What is
 * wrong in one place is right again if that place can be read so, however many other leaves there are.
 */
export function oneLeafReadings(value: Json): readonly Json[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      leafTextReadings(item).map((reading) => value.with(index, reading)),
    );
  }
  if (!isObject(value)) return leafTextReadings(value);
  return Object.entries(value).flatMap(([key, member]) =>
    leafTextReadings(member).map((reading) => withMember(value, key, reading)),
  );
}

function leafTextReadings(value: Json): readonly Json[] {
  const text = leafText(value);
  return text === undefined ? [] : textReadings(text);
}

/** The object with a member set, in its place if it has it already. */
export function withMember(object: JsonObject, key: string, member: Json): JsonObject {
  const copy = { ...object };
  setOwn(copy, key, member);
  return copy;
}

function textReadings(text: string): readonly Json[] {
  return [text, ...asNumber(text), ...asBoolean(text), ...asNull(text)];
}

// ajv, where it coerces types, takes true for 1 and false for 0.
function asNumber(text: string): number[] {
  if (text === 'true' || text === 'false') return [Number(text === 'true')];
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? [number] : [];
}

function asBoolean(text: string): boolean[] {
  if (/^(true|yes|on|t|y|1)$/i.test(text)) return [true];
  return /^(false|no|off|f|n|0|)$/i.test(text) ? [false] : [];
}

// ajv, where it coerces types, takes false for null.
function asNull(text: string): null[] {
  return /^(null|nil|none|false|)$/i.test(text) ? [null] : [];
}

function combine(choices: readonly (readonly Json[])[]): readonly (readonly Json[])[] {
  const count = choices.reduce((product, options) => product * options.length, 1);
  return count <= limit ? everyCombination(choices) : uniform(choices);
}

function everyCombination(choices: readonly (readonly Json[])[]): readonly (readonly Json[])[] {
  let rows: (readonly Json[])[] = [[]];
  for (const options of choices) rows = rows.flatMap((row) => options.map((option) => row.concat([option])));
  return rows;
}

// Each leaf as the n-th of its readings: all as texts, all as numbers where they can be.
function uniform(choices: readonly (readonly Json[])[]): readonly (readonly Json[])[] {
  const most = Math.min(limit, Math.max(...choices.map((options) => options.length)));
  return Array.from({ length: most }, (_, nth) =>
    choices.map((options) => options[Math.min(nth, options.length - 1)] ?? null),
  );
}

function toObject(keys: readonly string[], members: readonly Json[]): JsonObject {
  const object: JsonObject = {};
  for (const [index, key] of keys.entries()) setOwn(object, key, members[index] ?? null);
  return object;
}
