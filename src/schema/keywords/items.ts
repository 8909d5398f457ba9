import { anything, fails } from '../demand.ts';
import type { Keyword, Site } from '../keyword.ts';
import { where } from '../shape.ts';

/** `items`: every item after those of `prefixItems` (Core 2020-12, section 10.3.1.2). */
export const items: Keyword = {
  name: 'items',
  types: ['array'],
  assert: (_, site) => [
    [
      {
        shape: where({
          array: { rules: [{ from: prefix(site), to: Infinity, demand: site.demandOf('items') }] },
        }),
      },
    ],
  ],
  deny: (_, site) => {
    const wrong = {
      from: prefix(site),
      to: Infinity,
      demand: fails(site.child('items')),
      min: 1,
      max: Infinity,
    };
    return [{ shape: { array: { counts: [wrong] } } }];
  },
  children: (_, site) => {
    const step = { into: 'items', from: prefix(site) } as const;
    return [{ node: site.child('items'), tokens: ['items'], step, also: anything, alone: anything }];
  },
};

function prefix({ schema }: Site): number {
  return Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
}
