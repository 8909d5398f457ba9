import type { Arbitrary } from 'fast-check';
import { Members } from '../arbitraries/members.ts';
import type { Json } from '../json.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { Parts } from './type-record.ts';

/** Objects after a plan. */
export function objects({ properties, others, min, max }: ObjectPlan, parts: Parts): Arbitrary<Json> {
  const members = properties.map(({ name, required, demand }) => ({
    name,
    required,
    values: parts.arbitrary(demand),
  }));
  const unnamed = others && { names: others.names, values: parts.arbitrary(others.demand) };
  return new Members({ members, others: unnamed, min, max }, parts.budget);
}
