import * as fc from 'fast-check';
import type { Json } from '../json.ts';
import { ExhaustedError } from './arbitraries/checked.ts';
import type { Demand } from './demand.ts';
import type { Engine } from './engine.ts';

/** How many parts a value gets that is meant to be read. */
export const smallSize = 40;

/** A few values of a demand, always the same ones; none when there are none or none was found. */
export function drawn(demand: Demand, engine: Engine, count: number): readonly Json[] {
  try {
    if (engine.height(demand) === Infinity) return [];
    return fc.sample(engine.values(demand, smallSize), { seed: 1, numRuns: count });
  } catch (error) {
    if (error instanceof ExhaustedError) return [];
    throw error;
  }
}
