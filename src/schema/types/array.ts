import type { Json } from '../json.ts';
import { both, type Demand } from '../demand.ts';
import { areDistinct } from '../json-equal.ts';
import type { ArrayFacets, ItemCount, ItemRule } from '../shape.ts';
import { allows, listedValues, meetListed } from './listed.ts';
import { planOf } from './array-plan.ts';
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
      counts: meetCounts(left.counts, right.counts),
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
  listed: (facets) => (facets.maxItems === 0 ? [[]] : undefined),
  exact: (facets) => !facets.repeated && !facets.counts && !facets.except,
  arbitrary: (facets, parts) => {
    if (facets.among)
      return listedValues(facets.among.filter((value) => arrayType.accepts(facets, value, parts)));
    const plan = planOf(facets, parts);
    return plan ? arrays(plan, facets, parts) : listedValues([[]]);
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

/** Counts of the same items are one count. */
function meetCounts(
  left: readonly ItemCount[] = [],
  right: readonly ItemCount[] = [],
): readonly ItemCount[] | undefined {
  const byItems = new Map<string, ItemCount>();
  for (const count of [...left, ...right]) {
    const known = byItems.get(ruleKey(count));
    const { min, max, against } = known ?? count;
    const opposite = against ?? count.against;
    byItems.set(ruleKey(count), {
      ...count,
      min: Math.max(min, count.min),
      max: Math.min(max, count.max),
      ...(opposite && { against: opposite }),
    });
  }
  return byItems.size > 0 ? [...byItems.values()] : undefined;
}

function possible(facets: ArrayFacets, parts: Parts): boolean {
  const { minItems = 0, maxItems = Infinity, unique, repeated } = facets;
  if (minItems > maxItems || (unique && repeated) || (repeated && maxItems < 2)) return false;
  if (facets.counts?.some(({ min, max }) => min > max || min > maxItems)) return false;
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
    if (areDistinct(value) !== (facets.unique ?? false)) return false;
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
