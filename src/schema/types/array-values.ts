import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { Items } from '../arbitraries/items.ts';
import { throughJson } from '../arbitraries/listed.ts';
import type { Json } from '../json.ts';
import type { ArrayFacets } from '../shape.ts';
import { listedFor, mostItems, type ArrayPlan } from './array-plan.ts';
import type { Parts } from './type-record.ts';

/** Arrays after a plan. */
export function arrays(plan: ArrayPlan, facets: ArrayFacets, parts: Parts): Arbitrary<Json> {
  const { unique = false, repeated = false } = facets;
  const listed = unique && plan.first.length === 0 ? parts.listed(plan.rest, listedFor(plan.min)) : undefined;
  if (listed) {
    const bounds = { minLength: plan.min, maxLength: Math.min(plan.max, listed.length) };
    return fc.shuffledSubarray([...listed], bounds).map(throughJson);
  }
  const first = plan.first.map((demand) => parts.arbitrary(demand));
  const rest = plan.max > first.length ? parts.arbitrary(plan.rest) : fc.constant(null);
  const max = Math.min(plan.max, Math.max(plan.min, mostItems));
  return new Items({ first, rest, min: plan.min, max, unique, repeated }, parts.budget);
}
