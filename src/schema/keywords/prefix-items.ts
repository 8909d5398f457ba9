import { anything, fails, shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { forbidden } from '../forbidden.ts';
import { where } from '../shape.ts';
import { allPass, indices } from './all-of.ts';

/** `prefixItems`: the items at given positions (Core 2020-12, section 10.3.1.1). */
export const prefixItems: Keyword = {
  name: 'prefixItems',
  types: ['array'],
  assert: (value, site) => {
    const rules = indices(value).map((index) => ({
      from: index,
      to: index,
      demand: site.demandOf('prefixItems', index),
    }));
    return [[{ shape: where({ array: { rules } }) }]];
  },
  deny: (value, site) =>
    indices(value).map((index) => {
      const wrong = { from: index, to: index, demand: fails(site.child('prefixItems', index)) };
      return { shape: { array: { minItems: index + 1, rules: [wrong] } } };
    }),
  judge: (value, site, judgeOf) => {
    const judges = indices(value).map((index) => judgeOf(site.child('prefixItems', index)));
    return (list, visit) =>
      !Array.isArray(list) ||
      allPass(judges, visit, (judge, index) => {
        const item = list[index];
        if (item === undefined) return true;
        visit.evaluated?.items.add(index);
        return judge(item, visit.into(index, 'prefixItems', index));
      });
  },
  rules: (value, site) =>
    indices(value)
      .filter((index) => site.forbids('prefixItems', index))
      .map((index) =>
        forbidden(`${index + 1} items`, shaped({ array: { minItems: index + 1 } }), String(index)),
      ),
  children: (value, site) =>
    indices(value)
      .filter((index) => !site.forbids('prefixItems', index))
      .map((index) => ({
        node: site.child('prefixItems', index),
        tokens: ['prefixItems', String(index)],
        step: { into: 'item', index },
        also: anything,
        alone: anything,
      })),
};
