import { anything, fails, holdsWithout, type Demand } from '../demand.ts';
import type { Keyword, Site } from '../keyword.ts';
import { inherited } from './discriminator.ts';
import type { Visit } from '../validate/visit.ts';

/** `allOf`: every subschema holds (Core 2020-12, section 10.2.1.1). */
export const allOf: Keyword = {
  name: 'allOf',
  types: [],
  assert: (value, site) => [
    ...indices(value).map((index) => [{ demand: memberOf(site, index) }]),
    ...inherited(site),
  ],
  deny: (value, site) => indices(value).map((index) => ({ demand: fails(site.child('allOf', index)) })),
  judge: (value, site, judgeOf) => {
    const judges = indices(value).map((index) => judgeOf(site.child('allOf', index)));
    return (instance, visit) =>
      allPass(judges, visit, (judge, index) => judge(instance, visit.by('allOf', index)));
  },
  children: (value, site) =>
    indices(value).map((index) => ({
      node: site.child('allOf', index),
      tokens: ['allOf', String(index)],
      step: undefined,
      also: anything,
      alone: anything,
    })),
};

/** A base guides its own values, not those of what extends it. */
function memberOf(site: Site, index: number): Demand {
  const hasOne = site.below('allOf', index)?.below('$ref')?.schema['discriminator'] !== undefined;
  return hasOne && !site.isBreaking
    ? holdsWithout(site.child('allOf', index), ['$ref', 'discriminator'])
    : site.demandOf('allOf', index);
}

/** Whether all of several pass; where failures count, every one is looked at. */
export function allPass<T>(
  list: readonly T[],
  visit: Visit,
  passes: (one: T, index: number) => boolean,
): boolean {
  if (visit.endsEarly) return list.every(passes);
  return list.filter((one, index) => !passes(one, index)).length === 0;
}

/** The positions of a keyword's subschemas. */
export function indices(value: unknown): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
