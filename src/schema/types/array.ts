import * as fc from 'fast-check';
import type { Json } from '../../json.ts';
import { anything, both, type Demand } from '../demand.ts';
import { canonicalText } from '../json-equal.ts';
import type { ArrayFacets, ItemCount, ItemRule } from '../shape.ts';
import { allows, listedValues, meetListed } from './listed.ts';
import { arrays } from './array-values.ts';
import { compact, tighter, type Parts, type TypeRecord } from './type-record.ts';

/** How arrays work in the normal form. */
export const arrayType: TypeRecord<ArrayFacets> = {
  meet: (left, right) =>
    compact({
      ...meetListed(left, right),
      minItems: tighter(Math.max, left.minItems, right.minItems),
      maxItems: tighter(Math.min, left.maxItems, right.maxItems),
      rules: unionByKey(left.rules, right.rules, ruleKey),
      counts: unionByKey(left.counts, right.counts, countKey),
      unique: left.unique ?? right.unique,
      repeated: left.repeated ?? right.repeated,
    }),
  possible,
  accepts: (facets, value, parts) => Array.isArray(value) && accepts(facets, value, parts),
  height: (facets, parts) => {
    if (facets.among)
      return facets.among.some((value) => arrayType.accepts(facets, value, parts)) ? 0 : Infinity;
    return possible(facets, parts) ? (planOf(facets, parts)?.height ?? Infinity) : Infinity;
  },
  exact: (facets) => !facets.unique && !facets.repeated && !facets.counts && !facets.except,
  arbitrary: (facets, room, parts) => {
    if (facets.among)
      return listedValues(facets.among.filter((value) => arrayType.accepts(facets, value, parts)));
    const plan = planOf(facets, parts);
    return plan ? arrays(plan, facets, room, parts) : fc.constant<Json>([]);
  },
};

function unionByKey<T>(
  left: readonly T[] | undefined,
  right: readonly T[] | undefined,
  key: (one: T) => string,
): readonly T[] | undefined {
  if (!left || !right) return left ?? right;
  return [...new Map([...left, ...right].map((one) => [key(one), one])).values()];
}

function ruleKey({ from, to, demand }: ItemRule): string {
  return `${from}-${to}:${demand.key}`;
}

function countKey(count: ItemCount): string {
  return `${ruleKey(count)}:${count.min}-${count.max}`;
}

function possible(facets: ArrayFacets, parts: Parts): boolean {
  const { minItems = 0, maxItems = Infinity, unique, repeated } = facets;
  if (minItems > maxItems || (unique && repeated) || (repeated && maxItems < 2)) return false;
  if (facets.among) return facets.among.length > 0;
  for (let index = 0; index < Math.min(minItems, 16); index++) {
    const demand = itemDemand(facets, index);
    if (demand.literals.length > 0 && isEmpty(demand, parts)) return false;
  }
  return true;
}

function isEmpty(demand: Demand, parts: Parts): boolean {
  const normal = parts.normal(demand);
  return normal !== undefined && normal.complete && normal.shapes.length === 0;
}

/** What the item at a position must meet. */
export function itemDemand(facets: ArrayFacets, index: number): Demand {
  const rules = (facets.rules ?? []).filter(({ from, to }) => from <= index && index <= to);
  return both(...rules.map(({ demand }) => demand));
}

function accepts(facets: ArrayFacets, value: readonly Json[], parts: Parts): boolean {
  if (value.length < (facets.minItems ?? 0) || value.length > (facets.maxItems ?? Infinity)) return false;
  if (!allows(facets, [...value])) return false;
  if (facets.unique || facets.repeated) {
    const distinct = new Set(value.map(canonicalText)).size === value.length;
    if (distinct !== (facets.unique ?? false)) return false;
  }
  const ruled = (facets.rules ?? []).every(({ from, to, demand }) =>
    value.slice(from, to + 1).every((item) => parts.accepts(demand, item)),
  );
  return ruled && (facets.counts ?? []).every((count) => counts(count, value, parts));
}

function counts(count: ItemCount, value: readonly Json[], parts: Parts): boolean {
  const items = value.slice(count.from, count.to + 1);
  const met = items.filter((item) => parts.accepts(count.demand, item)).length;
  return count.min <= met && met <= count.max;
}

/** What each position of the arrays to make must meet. */
export interface ArrayPlan {
  readonly min: number;
  readonly max: number;
  /** The positions that differ from the rest. */
  readonly first: readonly Demand[];
  /** All positions after those. */
  readonly rest: Demand;
  readonly height: number;
}

/** A plan in which every count is placed on positions of its own, or, where there is no room for that, on common ones. */
function planOf(facets: ArrayFacets, parts: Parts): ArrayPlan | undefined {
  return planWith(facets, parts, false) ?? planWith(facets, parts, true);
}

function planWith(facets: ArrayFacets, parts: Parts, shared: boolean): ArrayPlan | undefined {
  const placed = place(facets, shared, parts);
  const differing = Math.max(placed.length, ...ends(facets));
  const first = Array.from({ length: differing }, (_, index) =>
    both(itemDemand(facets, index), against(facets, index), placed[index] ?? anything),
  );
  const rest = both(itemDemand(facets, Infinity), against(facets, Infinity));
  const firstEmpty = first.findIndex((demand) => parts.height(demand) === Infinity);
  const restEmpty = parts.height(rest) === Infinity ? first.length : Infinity;
  const max = Math.min(facets.maxItems ?? Infinity, firstEmpty === -1 ? Infinity : firstEmpty, restEmpty);
  const min = Math.max(facets.minItems ?? 0, placed.length, facets.repeated ? 2 : 0);
  if (min > max) return undefined;
  const needed = [...first.slice(0, min), ...(min > first.length ? [rest] : [])];
  const height = Math.max(-1, ...needed.map((demand) => parts.height(demand))) + 1;
  return { min, max, first: first.slice(0, Math.min(first.length, max)), rest, height };
}

function ends(facets: ArrayFacets): number[] {
  return [...(facets.rules ?? []), ...(facets.counts ?? [])].flatMap(({ from, to }) => [
    from,
    to === Infinity ? from : to + 1,
  ]);
}

/** What a position must meet so that no count is exceeded: only where at most none is allowed. */
function against(facets: ArrayFacets, index: number): Demand {
  const none = (facets.counts ?? []).filter(
    ({ from, to, min, max }) => min === 0 && max === 0 && from <= index && index <= to,
  );
  return both(...none.map((count) => count.against ?? anything));
}

function place(facets: ArrayFacets, shared: boolean, parts: Parts): readonly Demand[] {
  const placed: Demand[] = [];
  for (const count of facets.counts ?? []) {
    let left = count.min;
    for (let index = count.from; left > 0 && index <= count.to && index < count.from + 10_000; index++) {
      const before = placed[index];
      if (before && !shared) continue;
      const wanted = both(before ?? anything, count.demand);
      if (parts.height(both(itemDemand(facets, index), wanted)) === Infinity) continue;
      placed[index] = wanted;
      left--;
    }
  }
  return Array.from(placed, (demand) => demand ?? anything);
}
