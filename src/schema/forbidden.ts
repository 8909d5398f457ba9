import { isObject, setOwn, type Json } from './json.ts';
import type { Demand } from './demand.ts';
import type { Rule } from './keyword.ts';
import { includesName } from './name-set.ts';
import type { NameSet } from './shape.ts';

/** The constraint that a subschema states which no value meets: what it speaks of must not be there. */
export function forbidden(label: string, beyond: Demand, ...tokens: readonly string[]): Rule {
  return { tokens, boundaries: [], breaks: [{ label, demand: beyond }], beyond };
}

/** The names that a property is added under. */
const fresh = ['unknown', 'other', 'x'];

/** An object with one property more, under one of some names. */
export function withAnother(part: Json, of: NameSet): Json | undefined {
  if (!isObject(part)) return undefined;
  const name = fresh.find((one) => includesName(of, one) && !Object.hasOwn(part, one));
  if (name === undefined) return undefined;
  const copy = { ...part };
  setOwn(copy, name, 'x');
  return copy;
}
