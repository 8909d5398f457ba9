import { isObject, type Json, type JsonObject } from './json.ts';
import { anything, both, demand as demandOf, holds, nodeLiteral, type Demand } from './demand.ts';
import { drawn } from './drawing.ts';
import type { Engine } from './engine.ts';
import type { Step } from './keyword.ts';
import { at, isFork, withoutOne, type Place } from './occurrence.ts';
import { partAt, pathOf, replaced } from './part.ts';
import type { SchemaNode } from './schema-node.ts';
import type { Shape } from './shape.ts';
import { itemDemand } from './types/array.ts';
import { propertyDemand } from './types/object-rules.ts';

/** What judges values, and parts of them. */
export interface Judges {
  isValid(value: Json): boolean;
  meets(node: SchemaNode, value: Json): boolean;
}

/**
 * What surrounds the places of a schema: what is said of the part at each place, and valid values that have
 * such a part. It is worked out from place to place, so that a constraint costs what its surroundings cost,
 * and not what the whole does; whoever puts a part into a value has the whole judged.
 */
export interface Surroundings {
  /** What is said of the part, one demand for each way to get there. */
  readonly contexts: (place: Place) => readonly Demand[];
  /** Valid values in which the place is, and its schemas hold. */
  readonly bases: (place: Place) => readonly Json[];
}

/** So many ways to a part, and values that have it, are remembered. */
const mostContexts = 6;
const mostBases = 12;
/** An object of more members than this is wide. */
const manyMembers = 40;

/** The surroundings of the places of an engine's schemas. */
export function surroundings(engine: Engine, judges: Judges): Surroundings {
  const valid = new WeakSet<object>();
  /** A base is judged once, however many places it is good for. */
  const isValid = (value: Json): boolean => {
    if (typeof value !== 'object' || value === null) return judges.isValid(value);
    if (!valid.has(value) && judges.isValid(value)) valid.add(value);
    return valid.has(value);
  };
  const contexts = remembered((place: Place): readonly Demand[] => {
    if (!place.from) return [holds(place.node)];
    const { place: above, child } = place.from;
    const { step } = child;
    if (!step) return inPlace(place, above, contexts(above));
    const shapes = contexts(above).flatMap((one) => (engine.normal(one)?.shapes ?? []).slice(0, 4));
    return unique(shapes.flatMap((shape) => partDemands(shape, step)));
  });
  const bases = remembered((place: Place): Json[] => {
    let found: Json[] = [];
    for (const candidates of [existing, made, solved])
      if (found.length === 0) found = firstOf(candidates(place), (value) => holdsAt(value, place));
    const richest = place.from && !place.from.child.step ? undefined : merged(found, place);
    const all = richest !== undefined && holdsAt(richest, place) ? [richest, ...found] : found;
    const lean = all[0] === undefined ? undefined : leanOf(all[0], place);
    return lean === undefined ? all : [lean, ...all];
  });
  /** A wide value without what need not be there: each of its members would cost what all of them do. */
  const leanOf = (whole: Json, place: Place): Json | undefined => {
    const path = pathOf(whole, place.steps) ?? [];
    const part = partAt(whole, path);
    if (!isObject(part) || Object.keys(part).length <= manyMembers) return undefined;
    const shapes = contexts(place).flatMap((one) => (engine.normal(one)?.shapes ?? []).slice(0, 1));
    return shapes
      .map(({ object }) => new Set(object?.required))
      .map((needed) =>
        replaced(
          whole,
          path,
          membersOf(part, (name) => needed.has(name)),
        ),
      )
      .find((value) => holdsAt(value, place));
  };
  /** Values of the place above: some have the part. */
  const existing = (place: Place): Iterable<Json> =>
    place.from ? within(place, place.from.place) : drawn(holds(place.node), engine, 5);
  function* within(place: Place, above: Place): Generator<Json> {
    const [lean, ...others] = bases(above);
    if (lean === undefined) return;
    const put = memberOfWide(place, above);
    if (put) yield* others.flatMap((value) => put.known(value)).map(put.into);
    if (put) yield* contexts(place).flatMap((demand) => Array.from(drawn(demand, engine, 2), put.into));
    yield lean;
    yield* others;
  }
  /** How a member is put into a wide value from which all is left out that can be; `undefined` where nothing is wide. */
  const memberOfWide = ({ from }: Place, above: Place) => {
    const [lean, ...others] = bases(above);
    const step = from?.child.step;
    if (lean === undefined || step?.into !== 'property') return undefined;
    if (!others.some((value) => isWideAt(value, above))) return undefined;
    const path = [...(pathOf(lean, above.steps) ?? []), step.name];
    const steps = [...above.steps, step];
    const known = (value: Json) => {
      const found = pathOf(value, steps);
      return found ? [partAt(value, found)] : [];
    };
    return { known, into: (member: Json) => replaced(lean, path, member) };
  };
  /** Such values with a part made for the place. */
  function* made(place: Place): Generator<Json> {
    if (!place.from) return;
    const { place: above, child } = place.from;
    const before = bases(above);
    const { step } = child;
    const demands = step ? contexts(above).map((one) => both(one, at(step, anything))) : contexts(place);
    for (const whole of before.slice(0, 2)) {
      const path = pathOf(whole, above.steps);
      for (const part of path ? demands.flatMap((one) => Array.from(drawn(one, engine, 2))) : [])
        yield* shared(before, replaced(whole, path ?? [], part));
    }
  }
  /** Values made for the place as a whole, which costs what the whole schema costs. */
  const solved = (place: Place): Iterable<Json> =>
    place.from && (bases(place.from.place).length > 0 || place.steps.length === 0)
      ? drawn(place.reach(anything), engine, 4)
      : [];
  /** A value that has one more part than others is good for the places beside it as well. */
  function* shared(before: Json[], value: Json): Generator<Json> {
    if (before.length < mostBases && isValid(value)) before.push(value);
    yield value;
  }
  const holdsAt = (value: Json, place: Place): boolean => {
    const path = pathOf(value, place.steps);
    if (!path) return false;
    return isValid(value) && judges.meets(place.node, partAt(value, path));
  };
  return { contexts, bases };
}

function isWideAt(value: Json, { steps }: Place): boolean {
  const part = partAt(value, pathOf(value, steps) ?? []);
  return isObject(part) && Object.keys(part).length > manyMembers;
}

function membersOf(part: JsonObject, isKept: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(part).filter(([name]) => isKept(name)));
}

function firstOf(values: Iterable<Json>, isFit: (value: Json) => boolean): Json[] {
  const found: Json[] = [];
  for (const value of values) {
    if (isFit(value)) found.push(value);
    if (found.length === 4) break;
  }
  return found;
}

/** A value whose part has the members of all of them: it is good for as many places as there are. */
function merged([first, ...others]: readonly Json[], { steps }: Place): Json | undefined {
  const path = first === undefined ? undefined : pathOf(first, steps);
  if (first === undefined || !path) return undefined;
  const parts = [first, ...others].map((value) => partAt(value, pathOf(value, steps) ?? []));
  if (parts.length < 2 || !parts.every(isObject)) return undefined;
  return replaced(first, path, Object.fromEntries(parts.toReversed().flatMap(Object.entries)));
}

function remembered<T>(make: (place: Place) => T): (place: Place) => T {
  const known = new WeakMap<Place, { readonly value: T }>();
  return (place) => {
    const before = known.get(place) ?? { value: make(place) };
    known.set(place, before);
    return before.value;
  };
}

/** Keywords whose subschemas hold whenever their schema does: it says all that they say. */
const always: ReadonlySet<string> = new Set(['allOf', '$ref', '$dynamicRef']);

/**
 * What is said where a subschema holds as well. Of alternatives the one that was chosen is said and no more:
 * that others fail is for the judge to see, except where a discriminator guides.
 */
function inPlace(place: Place, above: Place, contexts: readonly Demand[]): readonly Demand[] {
  const child = place.from?.child;
  if (!child) return contexts;
  const [keyword = ''] = child.tokens;
  if (always.has(keyword)) return contexts;
  if (!isFork(child.tokens, above.node))
    return contexts.map((one) => both(one, holds(child.node), child.also));
  const spoken = new Set([place.host, ...place.inPlace.map((passed) => passed.child.node)]);
  return contexts.map((one) => {
    const others = one.literals.filter(
      (literal) => literal.kind !== 'node' || !literal.holds || !spoken.has(literal.node),
    );
    return both(
      demandOf(...others),
      ...withoutOne(above, [keyword]),
      demandOf(nodeLiteral(child.node, true)),
    );
  });
}

/** What a normal form says of the part after a step. */
function partDemands({ object, array }: Shape, step: Step): readonly Demand[] {
  if (step.into === 'property') return object ? [propertyDemand(object, step.name)] : [];
  if (step.into === 'item') return array ? [itemDemand(array, step.index)] : [];
  if (step.into === 'properties') return object ? othersDemand(object, step) : [];
  if (!array) return [];
  const counts = (array.counts ?? []).map((count) => count.demand);
  return [
    itemDemand(array, Infinity),
    ...(counts.length > 0 ? [both(itemDemand(array, Infinity), ...counts)] : []),
  ];
}

function othersDemand(
  { rules = [], some = [] }: NonNullable<Shape['object']>,
  step: Extract<Step, { into: 'properties' }>,
): readonly Demand[] {
  const own = rules.filter(({ of }) => JSON.stringify(of) === JSON.stringify(step.names));
  return [...some.map(({ demand }) => demand), both(...own.map(({ demand }) => demand))];
}

function unique(demands: readonly Demand[]): readonly Demand[] {
  return [...new Map(demands.map((one) => [one.key, one])).values()].slice(0, mostContexts);
}
