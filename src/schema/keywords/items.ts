import { anything, fails, shaped } from '../demand.ts';
import type { Json } from '../json.ts';
import type { Judge, Keyword, Site } from '../keyword.ts';
import { forbidden } from '../forbidden.ts';
import { where } from '../shape.ts';
import type { Visit } from '../validate/visit.ts';

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
  judge: (_, site, judgeOf) => {
    const judge = judgeOf(site.child('items'));
    const from = prefix(site);
    return (value, visit) => {
      if (!Array.isArray(value)) return true;
      return everyItem(value, from, visit, judge);
    };
  },
  rules: (_, site) => {
    if (!site.forbids('items')) return [];
    const size = prefix(site) + 1;
    return [forbidden(`${size} items`, shaped({ array: { minItems: size } }))];
  },
  children: (_, site) => {
    if (site.forbids('items')) return [];
    const step = { into: 'items', from: prefix(site) } as const;
    return [{ node: site.child('items'), tokens: ['items'], step, also: anything, alone: anything }];
  },
};

/** Whether all items from a position on pass; each of them is evaluated then. */
function everyItem(value: readonly Json[], from: number, visit: Visit, judge: Judge): boolean {
  let passes = true;
  for (let index = from; index < value.length; index++) {
    visit.evaluated?.items.add(index);
    if (judge(value[index] ?? null, visit.into(index, 'items'))) continue;
    if (visit.endsEarly) return false;
    passes = false;
  }
  return passes;
}

function prefix({ schema }: Site): number {
  return Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
}
