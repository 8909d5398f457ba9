import { both, shaped, type Demand } from '../../demand.ts';
import type { ObjectFacets, PropertyRule } from '../../shape.ts';
import type { Search } from '../search.ts';
import type { NameClass } from './name-classes.ts';

/** A property of the object to find. */
export interface Property {
  readonly of: NameClass;
  /** What its name meets; a name of the class. */
  readonly name: Demand;
  readonly value: Demand;
}

/** What at least one property must be like. */
interface Goal {
  readonly rule: PropertyRule | undefined;
  readonly name: Demand;
}

/**
 * The properties that an object needs at least: those required, and one for each demand that some property
 * must meet, each way to choose them after the other. Ends with whether it is sure that there are no others.
 */
export function* neededProperties(
  facets: ObjectFacets,
  classes: readonly NameClass[],
  search: Search,
): Generator<readonly Property[], boolean> {
  const required = new Set(facets.required);
  const start = classes.filter(({ name }) => name !== undefined && required.has(name)).map(propertyOf);
  // A name that is not allowed is in no class.
  if (start.length < required.size) return true;
  const goals: readonly Goal[] = [
    ...(facets.some ?? []).map((rule): Goal => ({ rule, name: both() })),
    ...(facets.someNames ?? []).map((name): Goal => ({ rule: undefined, name })),
  ];
  return yield* meeting(goals, start, classes, facets, search);
}

function propertyOf(of: NameClass): Property {
  return { of, name: of.names, value: of.values };
}

function* meeting(
  goals: readonly Goal[],
  chosen: readonly Property[],
  classes: readonly NameClass[],
  facets: ObjectFacets,
  search: Search,
): Generator<readonly Property[], boolean> {
  const [goal, ...rest] = goals;
  if (chosen.length > (facets.maxProperties ?? Infinity)) return true;
  if (!goal) {
    yield chosen;
    return true;
  }
  let complete = true;
  for (const [index, property] of candidates(chosen, classes, facets)) {
    const met = search.spend() ? meets(property, goal, search) : 'unknown';
    if (met === 'unknown') complete = false;
    if (typeof met === 'string') continue;
    const next = index === undefined ? [...chosen, met] : chosen.with(index, met);
    complete = (yield* meeting(rest, next, classes, facets, search)) && complete;
  }
  return complete;
}

/** The properties that may serve a goal: new ones, and those chosen already. Ones that do not travel come last. */
function* candidates(
  chosen: readonly Property[],
  classes: readonly NameClass[],
  { avoided = [] }: ObjectFacets,
): Generator<readonly [number | undefined, Property]> {
  const taken = new Set(chosen.map(({ of }) => of.name));
  const isAvoided = ({ name }: NameClass) => name !== undefined && avoided.includes(name);
  const fresh = classes.filter(({ name }) => name === undefined || !taken.has(name));
  for (const of of fresh.filter((one) => !isAvoided(one))) yield [undefined, propertyOf(of)];
  for (const [index, property] of chosen.entries()) yield [index, property];
  for (const of of fresh.filter(isAvoided)) yield [undefined, propertyOf(of)];
}

function meets({ of, name, value }: Property, goal: Goal, search: Search): Property | 'none' | 'unknown' {
  if (goal.rule && !of.isIn(goal.rule.of)) return 'none';
  const property = {
    of,
    name: both(name, goal.name),
    value: goal.rule ? both(value, goal.rule.demand) : value,
  };
  for (const demand of [property.value, property.name]) {
    const { values, complete } = search.find(demand, 1);
    if (values.length === 0) return complete ? 'none' : 'unknown';
  }
  return property;
}

/** Names that are not empty, which read better. */
export const readable: Demand = shaped({ string: { minLength: 1 } });
