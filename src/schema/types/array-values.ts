import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../../json.ts';
import { canonicalText } from '../json-equal.ts';
import type { ArrayFacets } from '../shape.ts';
import { mostItems, type ArrayPlan } from './array-plan.ts';
import type { Parts } from './type-record.ts';

/** How many items more than the minimum an array usually gets. */
const usualItems = 3;
/** Longer arrays than this are made rarely, as they cost much. */
const manyItems = 50;

/** Arrays after a plan: short ones mostly, with the bounds themselves among them often enough. */
export function arrays(plan: ArrayPlan, facets: ArrayFacets, room: number, parts: Parts): Arbitrary<Json> {
  const usual = Math.min(plan.max, Math.max(plan.min, room > 0 ? plan.min + usualItems : plan.min));
  const ways = [
    { arbitrary: ofLength(plan, facets.unique ?? false, plan.min, usual, room, parts), weight: 7 },
  ];
  if (usual > plan.min)
    ways.push({
      arbitrary: ofLength(plan, facets.unique ?? false, plan.min, plan.min, room, parts),
      weight: 1,
    });
  if (room > 0 && plan.max > plan.min && plan.max <= mostItems) {
    const weight = plan.max > manyItems ? 0.4 : 1;
    ways.push({
      arbitrary: ofLength(plan, facets.unique ?? false, plan.max, plan.max, room, parts),
      weight: weight * 10,
    });
  }
  for (const way of ways.slice(0, 2)) way.weight *= 10;
  return fc.oneof(...ways).map((items) => finish(items, plan, facets));
}

function ofLength(
  plan: ArrayPlan,
  distinct: boolean,
  min: number,
  max: number,
  room: number,
  parts: Parts,
): Arbitrary<Json[]> {
  const fixed = plan.first.slice(0, max).map((demand) => parts.arbitrary(demand, room));
  const first = fc.tuple(...fixed);
  if (max <= plan.first.length) return cut(first, min, max);
  const least = Math.max(0, min - plan.first.length);
  const listed = distinct ? parts.listed(plan.rest, 64) : undefined;
  const rest = listed
    ? fc.shuffledSubarray([...listed], {
        minLength: Math.min(least, listed.length),
        maxLength: Math.min(listed.length, max - plan.first.length),
      })
    : fc.array(parts.arbitrary(plan.rest, room), {
        minLength: least,
        maxLength: max - plan.first.length,
        size: 'max',
      });
  const whole = fc.tuple(first, rest).map(([head, tail]) => head.concat(tail));
  return min >= plan.first.length ? whole : fc.oneof(whole, cut(first, min, plan.first.length));
}

/** Arrays of a tuple's first items. */
function cut(tuple: Arbitrary<Json[]>, min: number, max: number): Arbitrary<Json[]> {
  if (min === max) return tuple;
  return fc.tuple(tuple, fc.integer({ min, max })).map(([items, length]) => items.slice(0, length));
}

/** Items that come twice are left out where they must not, and made where they must. */
function finish(items: Json[], plan: ArrayPlan, facets: ArrayFacets): Json {
  if (facets.unique) return withoutRepetition(items, plan.min);
  const last = items.at(-1);
  return facets.repeated && last !== undefined ? [...items.slice(0, -2), last, last] : items;
}

function withoutRepetition(items: Json[], min: number): Json[] {
  const unique = [...new Map(items.map((item) => [canonicalText(item), item])).values()];
  return unique.length >= min ? unique : items;
}
