import { isObject, setOwn, type Json, type JsonObject } from '../json.ts';

/** A value as parameter styles can carry it: a text, a list of texts, or named texts. */
export type Flat =
  | { readonly shape: 'primitive'; readonly text: string }
  | { readonly shape: 'array'; readonly items: readonly string[] }
  | { readonly shape: 'object'; readonly entries: readonly (readonly [string, string])[] };

/** Which of the three a value is. */
export type Shape = Flat['shape'];

/** The three shapes, for trying to read a text as each of them. */
export const shapes = ['primitive', 'array', 'object'] as const;

/**
 * A JSON value as texts, or `undefined` for what styles leave undefined: `null`, nested arrays and
 * objects (OpenAPI 3.1, "Style Values"), and texts that are not well-formed Unicode.
 */
export function flatten(value: Json): Flat | undefined {
  if (Array.isArray(value)) return flattenArray(value);
  if (isObject(value)) return flattenObject(value);
  const text = leafText(value);
  return text === undefined ? undefined : { shape: 'primitive', text };
}

/** A primitive as text, or `undefined` when it has none. */
export function leafText(value: Json): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The JSON value whose leaves are all texts. */
export function unflatten(flat: Flat): Json {
  if (flat.shape === 'primitive') return flat.text;
  if (flat.shape === 'array') return [...flat.items];
  const object: JsonObject = {};
  for (const [key, text] of flat.entries) setOwn(object, key, text);
  return object;
}

/** Whether both carry the same texts. */
export function sameFlat(a: Flat, b: Flat): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An object of texts, or `undefined` when a name comes twice, which no reader keeps apart. */
export function flatObject(entries: readonly (readonly [string, string])[]): Flat | undefined {
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length ? { shape: 'object', entries } : undefined;
}

function flattenArray(value: readonly Json[]): Flat | undefined {
  const items = value.map(leafText);
  return items.every((item) => item !== undefined) ? { shape: 'array', items } : undefined;
}

function flattenObject(value: JsonObject): Flat | undefined {
  const entries: [string, string][] = [];
  for (const [key, member] of Object.entries(value)) {
    const text = leafText(member);
    if (text === undefined || !key.isWellFormed()) return undefined;
    entries.push([key, text]);
  }
  return { shape: 'object', entries };
}

/** The items of `name=a`, `name=b` …, or `undefined` when another name is among them. */
export function sameNameItems(name: string, pairs: readonly string[], separator: string): Flat | undefined {
  const start = name + separator;
  if (!pairs.every((pair) => pair.startsWith(start))) return undefined;
  return { shape: 'array', items: pairs.map((pair) => pair.slice(start.length)) };
}

/** Every text in a value, names included. */
export function leaves(flat: Flat): readonly string[] {
  if (flat.shape === 'primitive') return [flat.text];
  return flat.shape === 'array' ? flat.items : flat.entries.flat();
}
