import { sample } from 'fast-check';
import { isObject, type Json } from '../../json.ts';
import { carriesValid, type Part } from '../part.ts';
import { withMember } from '../../wire/readings.ts';

/** A place within a value, with what stands there. */
export interface Place {
  readonly tokens: readonly string[];
  readonly value: Json;
}

/** A value that shows much of its schema has no more places than this. */
const most = 60;

/**
 * A valid value of a part that has many places: its fullest example, or the fullest of some random ones. `undefined`
 * where the part has none.
 */
export function fullestValue(part: Part, seed: number): Json | undefined {
  const random = part.schema?.satisfiable === 'yes' ? sample(part.schema.values, { seed, numRuns: 20 }) : [];
  const sized = [...part.examples, ...random]
    .map((value) => ({ value, size: placesOf(value).length }))
    .filter(({ size }) => size <= most)
    .toSorted((a, b) => b.size - a.size);
  return sized.find(({ value }) => carriesValid(part, value))?.value;
}

/** Every place within a value, the whole first; of lists the first items alone. */
export function placesOf(value: Json, tokens: readonly string[] = []): readonly Place[] {
  const children: readonly (readonly [string, Json])[] = Array.isArray(value)
    ? value.slice(0, 1).map((item, index) => [String(index), item] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return [{ tokens, value }, ...children.flatMap(([token, child]) => placesOf(child, [...tokens, token]))];
}

/** The value with something else at a place. */
export function replaceAt(value: Json, [token, ...rest]: readonly string[], other: Json): Json {
  if (token === undefined) return other;
  if (Array.isArray(value))
    return value.with(Number(token), replaceAt(value[Number(token)] ?? null, rest, other));
  return isObject(value) ? withMember(value, token, replaceAt(value[token] ?? null, rest, other)) : value;
}
