import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { setOwn, type Json, type JsonObject } from '../../json.ts';
import type { ObjectPlan, PlannedProperty } from './object-plan.ts';
import type { Parts } from './type-record.ts';

const absent = Symbol('absent');
type Entry = readonly [string, Json] | typeof absent;

/** How many unnamed properties an object usually gets at most. */
const usualOthers = 2;

/** Objects after a plan: optional properties come and go, each on its own. */
export function objects(plan: ObjectPlan, room: number, parts: Parts): Arbitrary<Json> {
  const needed = plan.properties.filter(({ required }) => required);
  const optional = plan.properties.filter(({ required }) => !required);
  const bounded = plan.min > needed.length || plan.max < plan.properties.length;
  if (room <= 0 && plan.min <= needed.length)
    return fc.tuple(...needed.map((one) => entryOf(one, room, parts))).map(assemble);
  const known = bounded
    ? chosen(plan, needed, optional, room, parts)
    : fc.tuple(
        ...plan.properties.map((one) => (one.required ? entryOf(one, room, parts) : maybe(one, room, parts))),
      );
  return fc
    .tuple(known, othersOf(plan, needed.length, optional.length, room, parts))
    .map(([entries, others]) => assemble([...entries, ...others]));
}

function entryOf({ name, demand }: PlannedProperty, room: number, parts: Parts): Arbitrary<Entry> {
  return parts.arbitrary(demand, room).map((value): Entry => [name, value]);
}

function maybe(property: PlannedProperty, room: number, parts: Parts): Arbitrary<Entry> {
  return fc.oneof(
    { arbitrary: fc.constant<Entry>(absent), weight: 1 },
    { arbitrary: entryOf(property, room, parts), weight: 2 },
  );
}

/** As many of the optional properties as the bounds allow. */
function chosen(
  plan: ObjectPlan,
  needed: readonly PlannedProperty[],
  optional: readonly PlannedProperty[],
  room: number,
  parts: Parts,
): Arbitrary<Entry[]> {
  const max = Math.min(optional.length, plan.max - needed.length);
  const min = Math.min(max, Math.max(0, plan.min - needed.length));
  const all = fc.tuple(...[...needed, ...optional].map((one) => entryOf(one, room, parts)));
  const indices = optional.map((_, index) => index + needed.length);
  return fc
    .tuple(all, fc.subarray(indices, { minLength: min, maxLength: max }))
    .map(([entries, taken]) =>
      entries.slice(0, needed.length).concat(taken.map((index) => entries[index] ?? absent)),
    );
}

function othersOf(
  plan: ObjectPlan,
  needed: number,
  optional: number,
  room: number,
  parts: Parts,
): Arbitrary<readonly Entry[]> {
  const { others } = plan;
  const min = Math.max(0, plan.min - needed - optional);
  const space = plan.max - needed - Math.min(optional, plan.max - needed);
  const max = Math.min(space, Math.max(min, room > 0 ? min + usualOthers : min));
  if (!others || max <= 0) return fc.constant([]);
  const entry = fc.tuple(others.names, parts.arbitrary(others.demand, room));
  return fc.uniqueArray(entry, { minLength: min, maxLength: max, selector: ([name]) => name, size: 'max' });
}

function assemble(entries: readonly Entry[]): Json {
  const object: JsonObject = {};
  for (const entry of entries) if (entry !== absent) setOwn(object, entry[0], entry[1]);
  return object;
}
