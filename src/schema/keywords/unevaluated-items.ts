import { anyOf, anything, both, fails, shaped, type Demand } from '../demand.ts';
import { evaluationsOf, type Evaluation } from '../evaluation.ts';
import type { Keyword, Site } from '../keyword.ts';
import { allPass } from './all-of.ts';
import { where, type Shape } from '../shape.ts';

/** `unevaluatedItems`: every item that nothing else speaks of, in the branches that hold (Core 2020-12, section 11.2). */
export const unevaluatedItems: Keyword = {
  name: 'unevaluatedItems',
  types: ['array'],
  assert: (_, site) => [
    evaluationsOf(site).map((way) => ({
      demand: way.demand,
      shape: rest(way, site.demandOf('unevaluatedItems')),
    })),
  ],
  deny: (_, site) => broken(site, fails(site.child('unevaluatedItems'))),
  judge: (value, site, judgeOf) => {
    const judge = judgeOf(site.child('unevaluatedItems'));
    return (list, visit) => {
      if (!Array.isArray(list)) return true;
      const left = [...list.entries()].filter(([index]) => !visit.evaluated?.items.has(index));
      if (value === false && left.length > 0)
        return visit.fail(
          site.node,
          'unevaluatedItems',
          `must NOT have more than ${list.length - left.length} items`,
        );
      return allPass(left, visit, ([index, item]) => {
        visit.evaluated?.items.add(index);
        return judge(item, visit.into(index, 'unevaluatedItems'));
      });
    };
  },
  rules: (_, site) => {
    if (!site.forbids('unevaluatedItems')) return [];
    const breaks = broken(site, anything).map(({ demand, shape }) => ({
      label: 'unevaluated item',
      demand: both(demand, shaped(shape)),
    }));
    return [{ tokens: [], boundaries: [], breaks }];
  },
  children: (value, site) => {
    const way = evaluationsOf(site).find(({ items }) => items < Infinity);
    if (value === true || site.forbids('unevaluatedItems') || !way) return [];
    const node = site.child('unevaluatedItems');
    return [
      {
        node,
        tokens: ['unevaluatedItems'],
        step: { into: 'items', from: way.items },
        also: anything,
        alone: anything,
      },
    ];
  },
};

/** An item that `contains` speaks of is evaluated as well. */
function rest(way: Evaluation, demand: Demand): Shape {
  if (way.items === Infinity) return where({});
  const allowed = way.contained.length > 0 ? anyOf([demand, ...way.contained]) : demand;
  return where({ array: { rules: [{ from: way.items, to: Infinity, demand: allowed }] } });
}

function broken(site: Site, demand: Demand): readonly { demand: Demand; shape: Shape }[] {
  return evaluationsOf(site)
    .filter(({ items }) => items < Infinity)
    .map((way) => {
      const missed = way.contained.flatMap(({ literals }) =>
        literals.flatMap((literal) => (literal.kind === 'node' ? [fails(literal.node)] : [])),
      );
      const wrong = { from: way.items, to: Infinity, demand: both(demand, ...missed), min: 1, max: Infinity };
      return { demand: way.demand, shape: { array: { counts: [wrong] } } };
    });
}
