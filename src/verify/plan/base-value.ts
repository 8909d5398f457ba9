import { sample } from 'fast-check';
import type { Json } from '../../json.ts';
import { carriesValid, type Part } from '../part.ts';

/** A value for a part, or why there is none. */
export type BaseValue = { readonly value: Json } | { readonly obstacle: string };

/**
 * The value that a part has in every request that is about another part: the first of its examples that
 * is valid, as that is what real servers most likely know; else the shortest of a few random ones.
 */
export function baseValue(part: Part, seed: number): BaseValue {
  const candidates = [...part.examples, ...(part.schema ? sampled(part, seed) : anyValues)];
  const value = candidates.find((candidate) => carriesValid(part, candidate));
  return value === undefined ? { obstacle: obstacle(part) } : { value };
}

/** What parts without a schema may carry; the first that their media type can say is taken. */
const anyValues: readonly Json[] = [{}, 'text'];

function sampled(part: Part, seed: number): Json[] {
  if (part.schema?.satisfiable !== 'yes') return [];
  const values = sample(part.schema.values, { seed, numRuns: 50 });
  return values.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
}

function obstacle(part: Part): string {
  if (part.schema?.satisfiable === 'no') return `the schema of the ${part.title} allows no value`;
  if (part.schema?.satisfiable === 'unknown') return `no valid value was found for the ${part.title}`;
  return `no valid value of the ${part.title} can be expressed on the wire`;
}
