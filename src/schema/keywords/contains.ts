import { fails, holds, shaped } from '../demand.ts';
import type { Edge, Keyword, Site } from '../keyword.ts';
import { where, type ItemCount } from '../shape.ts';

/** `contains` with `minContains` and `maxContains` (Core 2020-12, section 10.3.1.3; Validation, section 6.4). */
export const contains: Keyword = {
  name: 'contains',
  types: ['array'],
  assert: (_, site) => {
    const { min, max } = limits(site);
    return [[{ shape: where({ array: { counts: [countOf(site, min, max)] } }) }]];
  },
  deny: (_, site) => beyond(site).map((count) => ({ shape: { array: { counts: [count] } } })),
  judge: (_, site, judgeOf) => {
    const judge = judgeOf(site.child('contains'));
    const { min, max } = limits(site);
    const message =
      max === Infinity
        ? `must contain at least ${min} valid item(s)`
        : `must contain at least ${min} and no more than ${max} valid item(s)`;
    return (list, visit) => {
      if (!Array.isArray(list)) return true;
      const met = [...list.keys()].filter((index) => judge(list[index] ?? null, visit.silently()));
      for (const index of met) visit.evaluated?.items.add(index);
      return (min <= met.length && met.length <= max) || visit.fail(site.node, 'contains', message);
    };
  },
  rules: (_, site) => {
    const { min, max } = limits(site);
    const ends = max === Infinity ? [min] : [min, max];
    const boundaries = ends.map((size) => edge(`contains ${size}`, countOf(site, size, size)));
    const breaks = beyond(site).map((count) =>
      edge(`contains ${count.max < min ? count.max : count.min}`, count),
    );
    return [{ tokens: [], boundaries, breaks }];
  },
};

function limits({ schema }: Site): { min: number; max: number } {
  const { minContains, maxContains } = schema;
  return {
    min: typeof minContains === 'number' ? minContains : 1,
    max: typeof maxContains === 'number' ? maxContains : Infinity,
  };
}

/** Too few and too many. */
function beyond(site: Site): readonly ItemCount[] {
  const { min, max } = limits(site);
  const few = min > 0 ? [countOf(site, 0, min - 1)] : [];
  const many = max < Infinity ? [countOf(site, max + 1, Infinity)] : [];
  return [...few, ...many];
}

function countOf(site: Site, min: number, max: number): ItemCount {
  const node = site.child('contains');
  return { from: 0, to: Infinity, demand: holds(node), against: fails(node), min, max };
}

function edge(label: string, count: ItemCount): Edge {
  return { label, demand: shaped({ array: { counts: [count] } }) };
}
