import { isObject, type Json } from './json.ts';
import { both, type Demand } from './demand.ts';
import { drawn } from './drawing.ts';
import type { Engine } from './engine.ts';
import { edgesOf, type Absence, type Occurrence, type Place } from './occurrence.ts';
import { partAt, pathOf, replaced } from './part.ts';
import type { Boundary } from './schema.ts';
import type { Judges, Surroundings } from './surroundings.ts';

/** So many edges that no part comes to are looked for in whole values; each costs what the whole schema costs. */
const mostWholes = 300;

/**
 * A valid value at each edge of each constraint, where there is one; a constraint a step. The same schema gives the
 * same list.
 */
export function* boundariesOf(
  occurrences: readonly Occurrence[],
  engine: Engine,
  judges: Judges,
  surroundings: Surroundings,
): Generator<void, readonly Boundary[]> {
  const boundaries: Boundary[] = [];
  let left = mostWholes;
  const atEdge = (place: Place, part: Demand | Absence, whole: () => Demand): Json | undefined => {
    const found =
      'name' in part
        ? leftOut(part, judges, surroundings)
        : locally(place, part, engine, judges, surroundings);
    if (found !== undefined || left <= 0) return found;
    left--;
    return drawn(whole(), engine, 5).find((value) => judges.isValid(value));
  };
  for (const occurrence of occurrences) {
    const { constraint, place } = occurrence;
    for (const { label, part, child, demand } of edgesOf(occurrence)) {
      const value = (child && surroundings.bases(child)[0]) ?? atEdge(place, part, demand);
      if (value !== undefined) boundaries.push({ constraint, label, value });
    }
    yield;
  }
  return boundaries;
}

/** A part at the edge, put into a valid value that has such a part. */
function locally(
  place: Place,
  edge: Demand,
  engine: Engine,
  judges: Judges,
  { bases, contexts }: Surroundings,
): Json | undefined {
  const around = bases(place).slice(0, 3);
  for (const context of around.length > 0 ? contexts(place) : []) {
    for (const part of drawn(both(context, edge), engine, 2)) {
      if (!judges.meets(place.node, part)) continue;
      for (const base of around) {
        const value = replaced(base, pathOf(base, place.steps) ?? [], part);
        if (judges.isValid(value)) return value;
      }
    }
  }
  return undefined;
}

/** A valid value without a property. */
function leftOut({ place, name }: Absence, judges: Judges, { bases }: Surroundings): Json | undefined {
  for (const base of bases(place)) {
    const path = pathOf(base, place.steps) ?? [];
    const part = partAt(base, path);
    if (!isObject(part)) continue;
    const { [name]: _, ...rest } = part;
    const value = replaced(base, path, rest);
    if (judges.meets(place.node, rest) && judges.isValid(value)) return value;
  }
  return undefined;
}
