import { anything, fails } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { where } from '../shape.ts';
import { indices } from './all-of.ts';

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
  children: (value, site) =>
    indices(value).map((index) => ({
      node: site.child('prefixItems', index),
      tokens: ['prefixItems', String(index)],
      step: { into: 'item', index },
      also: anything,
      alone: anything,
    })),
};
