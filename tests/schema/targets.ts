import type { Json } from '../../src/json.ts';
import type { Engine } from '../../src/schema/engine.ts';
import { edgesOf, occurrencesOf } from '../../src/schema/occurrence.ts';

/** An edge that values should come to: a bound, an enumerated value, a branch, a property that is absent. */
export interface Target {
  readonly keywordPath: string;
  readonly label: string;
  isReached(value: Json): boolean;
}

/** All edges of a schema that some value comes to. */
export function targetsOf(engine: Engine): readonly Target[] {
  const { occurrences } = occurrencesOf(engine.graph, engine.direction);
  return occurrences.flatMap((occurrence) =>
    edgesOf(occurrence)
      .filter(({ demand }) => engine.height(demand()) < Infinity)
      .map(({ label, demand }) => ({
        keywordPath: occurrence.constraint.keywordPath,
        label,
        isReached: (value: Json) => engine.accepts(demand(), value),
      })),
  );
}
