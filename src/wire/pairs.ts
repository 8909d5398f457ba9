import { setOwn, type Json, type JsonObject } from '../json.ts';
import type { Encode } from './style.ts';

/** A name and a text. */
export type Pair = readonly [string, string];

/** Splits `a=1&b=2` into decoded names and values; a name without `=` has an empty one. */
export function readPairs(text: string, decode: Encode): Pair[] {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
  });
}

/** Pairs as an object: what comes once is a text, what comes several times a list of texts. */
export function groupPairs(pairs: readonly Pair[]): JsonObject {
  const object: JsonObject = {};
  for (const [name, texts] of Map.groupBy(pairs, ([key]) => key)) {
    const values: Json[] = texts.map(([, text]) => text);
    setOwn(object, name, values.length === 1 ? (values[0] ?? '') : values);
  }
  return object;
}
