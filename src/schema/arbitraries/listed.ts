import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { setOwn, type Json, type JsonObject } from '../json.ts';

/** One of the values that a schema lists, each as often as any other; shrinks to the first. */
export function oneOfListed(values: readonly Json[]): Arbitrary<Json> {
  const travelling = values.map(throughJson);
  const chosen = fc.constantFrom(...travelling);
  return travelling.some((value) => typeof value === 'object' && value !== null)
    ? chosen.map(throughJson)
    : chosen;
}

/** A value as it arrives: a copy of its own, in which there is no -0. */
export function throughJson(value: Json): Json {
  if (typeof value === 'number') return value + 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(throughJson);
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) setOwn(copy, name, throughJson(value[name] ?? null));
  return copy;
}
