import { setOwn, textOf, type Json, type JsonObject } from '../../json.ts';
import { both, type Demand } from '../../demand.ts';
import { canonicalText } from '../../json-equal.ts';
import type { ObjectFacets } from '../../shape.ts';
import { objectType } from '../../types/object.ts';
import { none, unknown, type Found } from '../found.ts';
import { propertyDemand } from '../../types/object-rules.ts';
import type { Finder, Search } from '../search.ts';
import { distinctItems } from './distinct-items.ts';
import { nameClasses, type NameClass } from './name-classes.ts';
import { neededProperties, readable, type Property } from './properties.ts';

/** Larger objects than this are not made. */
const mostProperties = 2000;
/** So many properties at most are varied, or added, to make another object. */
const mostVaried = 24;

/** How objects are found: which properties they need first, then as many more as they must have. */
export const findObjects: Finder<ObjectFacets> = (facets, want, search) => {
  if ((facets.minProperties ?? 0) > mostProperties) return unknown;
  const missing = missingValue(facets, search);
  if (missing) return missing;
  const { classes, complete: allClasses } = nameClasses(facets, search);
  const found = new Map<string, Json>();
  const ways = neededProperties(facets, classes, search);
  let shown = allClasses;
  for (let next = ways.next(); ; next = ways.next()) {
    if (next.done) {
      const complete = shown && next.value && (found.size === 0 || facets.maxProperties === 0);
      return { values: [...found.values()], complete };
    }
    const entries = entriesOf(next.value, facets, classes, search);
    if (entries === 'unknown') shown = false;
    if (typeof entries === 'string') continue;
    const first = objectOf(entries, search);
    for (const value of variants(first, entries, facets, classes, want, search)) {
      if (objectType.accepts(facets, value, search.parts)) found.set(canonicalText(value), value);
      else if (value === first && !isOnly(entries, facets, classes, search)) shown = false;
      if (found.size >= want) return { values: [...found.values()], complete: false };
    }
  }
};

/** Why there are no objects, when a required property has no value: looked at first, as it costs least. */
function missingValue(facets: ObjectFacets, search: Search): Found | undefined {
  const demands = (facets.required ?? []).map((name) => propertyDemand(facets, name));
  for (const demand of demands.toSorted((left, right) => right.literals.length - left.literals.length)) {
    const { values, complete } = search.find(demand, 1);
    if (values.length === 0) return complete ? none : unknown;
  }
  return undefined;
}

type Entry = readonly [name: string, value: Demand];

/** Whether the object without properties is the only one there is. */
function isOnly(
  entries: readonly Entry[],
  facets: ObjectFacets,
  classes: readonly NameClass[],
  search: Search,
): boolean {
  if (entries.length > 0) return false;
  const more = furtherEntries([], 1, facets, classes, search);
  return more.complete && more.entries.length === 0;
}

/** The properties under names of their own, and more of them where there must be more. */
function entriesOf(
  needed: readonly Property[],
  facets: ObjectFacets,
  classes: readonly NameClass[],
  search: Search,
): readonly Entry[] | 'none' | 'unknown' {
  const names = namesOf(
    needed.map(({ name }) => name),
    search,
  );
  if (typeof names === 'string') return names;
  const entries = needed.map(({ value }, index): Entry => [textOf(names[index]), value]);
  const missing = (facets.minProperties ?? 0) - entries.length;
  if (missing <= 0) return entries;
  const more = furtherEntries(entries, missing, facets, classes, search);
  if (more.entries.length < missing) return more.complete ? 'none' : 'unknown';
  return [...entries, ...more.entries];
}

function namesOf(demands: readonly Demand[], search: Search): readonly Json[] | 'none' | 'unknown' {
  if (demands.length > mostProperties) return 'unknown';
  const pretty = distinctItems(
    demands.map((demand) => both(demand, readable)),
    search,
  );
  return typeof pretty === 'string' ? distinctItems(demands, search) : pretty;
}

/** Other properties that an object may have, as many as are wanted or all there are. */
function furtherEntries(
  entries: readonly Entry[],
  want: number,
  { avoided = [] }: ObjectFacets,
  classes: readonly NameClass[],
  search: Search,
): { entries: readonly Entry[]; complete: boolean } {
  const taken = new Set(entries.map(([name]) => name));
  const more: Entry[] = [];
  let complete = true;
  const isAvoided = ({ name }: NameClass) => name !== undefined && avoided.includes(name);
  for (const of of [...classes.filter((one) => !isAvoided(one)), ...classes.filter(isAvoided)]) {
    if (of.name !== undefined && taken.has(of.name)) continue;
    const names = search.find(of.names, want + entries.length);
    const values = names.values.length > 0 ? search.find(of.values, 1) : none;
    if (values.values.length === 0) {
      complete &&= names.values.length > 0 ? values.complete : names.complete;
      continue;
    }
    complete &&= names.complete;
    for (const name of names.values) {
      if (typeof name !== 'string' || taken.has(name)) continue;
      taken.add(name);
      more.push([name, of.values]);
      if (more.length >= want) return { entries: more, complete: false };
    }
  }
  return { entries: more, complete };
}

function objectOf(entries: readonly Entry[], search: Search): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries) setOwn(object, name, search.find(value, 1).values[0] ?? null);
  return object;
}

/** An object, and others that differ from it in one property or have more: not all of them meet the facets. */
function* variants(
  object: JsonObject,
  entries: readonly Entry[],
  facets: ObjectFacets,
  classes: readonly NameClass[],
  want: number,
  search: Search,
): Generator<JsonObject> {
  yield object;
  if (want === 1 && !facets.except) return;
  const count = want + (facets.except?.length ?? 0);
  const more = furtherEntries(entries, Math.min(count, mostVaried), facets, classes, search).entries;
  for (const [name, demand] of [...entries.slice(0, mostVaried), ...more])
    for (const other of search.find(demand, count).values) yield changed(object, name, other);
  for (let size = 2; size <= more.length; size++)
    yield objectOf([...entries, ...more.slice(0, size)], search);
}

function changed(object: JsonObject, name: string, value: Json): JsonObject {
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(object)) setOwn(copy, key, member);
  setOwn(copy, name, value);
  return copy;
}
