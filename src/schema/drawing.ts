import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from './json.ts';
import { ExhaustedError } from './arbitraries/checked.ts';
import type { Demand } from './demand.ts';
import type { Engine } from './engine.ts';

/** How many parts a value gets that is meant to be read. */
export const smallSize = 40;

/** A few values of a demand, always the same ones, made as they are asked for; none when none was found. */
export function* drawn(demand: Demand, engine: Engine, count: number): Generator<Json> {
  if (engine.height(demand) === Infinity) return;
  const values = engine.values(demand, smallSize);
  for (let seed = 1; seed <= count; seed++) yield* drawOne(values, seed);
}

function drawOne(values: Arbitrary<Json>, seed: number): readonly Json[] {
  try {
    return fc.sample(values, { seed, numRuns: 1 });
  } catch (error) {
    if (error instanceof ExhaustedError) return [];
    throw error;
  }
}
