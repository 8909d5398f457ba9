import { anyOf, both, fails, holds, shaped, type Demand } from '../demand.ts';
import type { Edge, Keyword, Site } from '../keyword.ts';
import { isObject } from '../json.ts';
import { keywordValue } from '../schema-node.ts';
import { indices } from './all-of.ts';

/** `oneOf`: exactly one subschema holds (Core 2020-12, section 10.2.1.3). */
export const oneOf: Keyword = {
  name: 'oneOf',
  types: [],
  assert: (value, site) => [
    indices(value).map((index) => ({
      demand: both(site.demandOf('oneOf', index), othersFail(value, index, site)),
    })),
  ],
  deny: (value, site) => [
    { demand: noneHolds(indices(value), site) },
    ...pairs(value).map(([one, other]) => ({ demand: bothHold(one, other, site) })),
  ],
  judge: (value, site, judgeOf) => {
    const judges = indices(value).map((index) => judgeOf(site.child('oneOf', index)));
    return (instance, visit) => {
      const attempts = judges.map((_, index) => visit.branch('oneOf', index));
      const held = attempts.filter((attempt, index) => judges[index]?.(instance, attempt));
      const [only] = held;
      if (only && held.length === 1) {
        visit.learn(only);
        return true;
      }
      if (!only) for (const attempt of attempts) visit.take(attempt);
      return visit.fail(site.node, 'oneOf', 'must match exactly one schema in oneOf');
    };
  },
  rules: (value, site) => [
    {
      tokens: [],
      boundaries: indices(value).map((index): Edge => ({
        label: `oneOf ${index}`,
        demand: holds(site.child('oneOf', index)),
        child: ['oneOf', String(index)],
      })),
      breaks: [
        ...somePairs(value).flatMap(([one, other]) => mixture(one, other, value, site)),
        { label: 'no branch of oneOf', demand: noneHolds(indices(value), site) },
        ...overlaps(value, site).map(([one, other]): Edge => ({
          label: `branches ${one} and ${other} of oneOf`,
          demand: bothHold(one, other, site),
        })),
      ],
    },
  ],
  children: (value, site) =>
    indices(value).map((index) => ({
      node: site.child('oneOf', index),
      tokens: ['oneOf', String(index)],
      step: undefined,
      get also() {
        return othersFail(value, index, site);
      },
      get alone() {
        return othersFail(value, index, site);
      },
    })),
};

function othersFail(value: unknown, index: number, site: Site): Demand {
  return noneHolds(
    indices(value).filter((other) => other !== index),
    site,
  );
}

function noneHolds(branches: readonly number[], site: Site): Demand {
  return both(...branches.map((index) => fails(site.child('oneOf', index))));
}

function bothHold(one: number, other: number, site: Site): Demand {
  return both(holds(site.child('oneOf', one)), holds(site.child('oneOf', other)));
}

/** Arrays with an item for one branch and an item for another: what people mix up when a list is all of this or all of that. */
function mixture(one: number, other: number, value: unknown, site: Site): readonly Edge[] {
  const branches = [one, other].map((index) => site.child('oneOf', index));
  if (!branches.every((branch) => isObject(keywordValue(branch, 'items')))) return [];
  const counts = [one, other].map((index) => ({
    demand: holds(site.child('oneOf', index, 'items')),
    from: 0,
    to: Infinity,
    min: 1,
    max: Infinity,
  }));
  const either = anyOf(counts.map((count) => count.demand));
  const rules = [{ from: 0, to: Infinity, demand: either }];
  const demand = both(shaped({ array: { counts, rules } }), noneHolds(indices(value), site));
  return [{ label: `items of branches ${one} and ${other} of oneOf mixed`, demand }];
}

/** Of many branches not every pair is tried. */
const mostPairs = 15;

function somePairs(value: unknown): readonly (readonly [number, number])[] {
  return pairs(value).slice(0, mostPairs);
}

/** A server that goes by the discriminator looks at no other branch than the one it names. */
function overlaps(value: unknown, site: Site): readonly (readonly [number, number])[] {
  return site.schema['discriminator'] === undefined ? somePairs(value) : [];
}

function pairs(value: unknown): readonly (readonly [number, number])[] {
  const all = indices(value);
  return all.flatMap((one) => all.filter((other) => other > one).map((other) => [one, other] as const));
}
