import type { Json } from '../json.ts';
import type { Demand } from './demand.ts';
import type { Engine } from './engine.ts';
import { drawn } from './drawing.ts';
import { edgesOf, type Occurrence } from './occurrence.ts';
import type { Boundary } from './schema.ts';

/** A valid value at each edge of each constraint, where there is one. The same schema gives the same list. */
export function boundariesOf(
  occurrences: readonly Occurrence[],
  engine: Engine,
  isValid: (value: Json) => boolean,
): readonly Boundary[] {
  return occurrences.flatMap((occurrence) =>
    edgesOf(occurrence).flatMap(({ label, demand }): Boundary[] => {
      const value = firstValid(demand, engine, isValid);
      return value === undefined ? [] : [{ constraint: occurrence.constraint, label, value }];
    }),
  );
}

function firstValid(demand: Demand, engine: Engine, isValid: (value: Json) => boolean): Json | undefined {
  return drawn(demand, engine, 5).find(isValid);
}
