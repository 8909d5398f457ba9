import { isObject } from '../json.ts';
import { anything, both, fails, shaped, type Demand } from '../demand.ts';
import { evaluationsOf, type Evaluation } from '../evaluation.ts';
import type { Keyword, Site } from '../keyword.ts';
import { allPass } from './all-of.ts';
import { where, type NameSet, type Shape } from '../shape.ts';

/** `unevaluatedProperties`: every property that nothing else speaks of, in the branches that hold (Core 2020-12, section 11.3). */
export const unevaluatedProperties: Keyword = {
  name: 'unevaluatedProperties',
  types: ['object'],
  assert: (_, site) => [
    evaluationsOf(site).map((way) => ({
      demand: way.demand,
      shape: rest(way, site.demandOf('unevaluatedProperties')),
    })),
  ],
  deny: (_, site) => broken(site, fails(site.child('unevaluatedProperties'))),
  judge: (value, site, judgeOf) => {
    const judge = judgeOf(site.child('unevaluatedProperties'));
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(Object.entries(instance), visit, ([name, member]) => {
        if (visit.evaluated?.names.has(name)) return true;
        visit.evaluated?.names.add(name);
        if (value === false)
          return visit.fail(site.node, 'unevaluatedProperties', 'must NOT have unevaluated properties');
        return judge(member, visit.into(name, 'unevaluatedProperties'));
      });
  },
  rules: (_, site) => {
    if (!site.forbids('unevaluatedProperties')) return [];
    const simple = shaped({ string: {}, number: {}, boolean: {} });
    const breaks = broken(site, simple).map(({ demand, shape }) => ({
      label: 'unevaluated property',
      demand: both(demand, shaped(shape)),
    }));
    return [{ tokens: [], boundaries: [], breaks }];
  },
  children: (value, site) => {
    const way = evaluationsOf(site).find(({ allProperties }) => !allProperties);
    if (value === true || site.forbids('unevaluatedProperties') || !way) return [];
    const node = site.child('unevaluatedProperties');
    const step = { into: 'properties', names: others(way) } as const;
    return [{ node, tokens: ['unevaluatedProperties'], step, also: anything, alone: anything }];
  },
};

function rest(way: Evaluation, demand: Demand): Shape {
  return where(way.allProperties ? {} : { object: { rules: [{ of: others(way), demand }] } });
}

function broken(site: Site, demand: Demand): readonly { demand: Demand; shape: Shape }[] {
  return evaluationsOf(site)
    .filter(({ allProperties }) => !allProperties)
    .map((way) => ({ demand: way.demand, shape: { object: { some: [{ of: others(way), demand }] } } }));
}

function others({ names, patterns }: Evaluation): NameSet {
  return { names, patterns, others: true };
}
