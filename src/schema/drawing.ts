import * as fc from 'fast-check';
import type { Json } from '../json.ts';
import { ExhaustedError } from './arbitraries/checked.ts';
import type { Demand } from './demand.ts';
import type { Engine } from './engine.ts';

/** A few values of a demand, always the same ones; none when there are none or none was found. */
export function drawn(demand: Demand, engine: Engine, count: number): readonly Json[] {
  try {
    if (engine.height(demand) === Infinity) return [];
    return fc.sample(engine.arbitrary(demand, 1), { seed: 1, numRuns: count });
  } catch (error) {
    if (error instanceof ExhaustedError) return [];
    throw error;
  }
}
