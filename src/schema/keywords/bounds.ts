import { shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { where, type NumberFacets } from '../shape.ts';

/** `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum` (Validation 2020-12, sections 6.2.2 to 6.2.5). */
export const bounds: readonly Keyword[] = [
  bound('minimum', (limit) => ({ exclusiveMaximum: limit }), 'below', [
    '>=',
    (value, limit) => value >= limit,
  ]),
  bound('maximum', (limit) => ({ exclusiveMinimum: limit }), 'above', [
    '<=',
    (value, limit) => value <= limit,
  ]),
  bound('exclusiveMinimum', (limit) => ({ maximum: limit }), 'at', ['>', (value, limit) => value > limit]),
  bound('exclusiveMaximum', (limit) => ({ minimum: limit }), 'at', ['<', (value, limit) => value < limit]),
];

type Bound = 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';

type Comparison = readonly [sign: string, holds: (value: number, limit: number) => boolean];

function bound(
  name: Bound,
  beyond: (limit: number) => NumberFacets,
  side: string,
  [sign, holds]: Comparison,
): Keyword {
  return {
    name,
    types: ['number'],
    assert: (limit) => (typeof limit === 'number' ? [[{ shape: where({ number: { [name]: limit } }) }]] : []),
    deny: (limit) => (typeof limit === 'number' ? [{ shape: { number: beyond(limit) } }] : []),
    judge: (limit, { node }) =>
      typeof limit === 'number'
        ? (value, visit) =>
            typeof value !== 'number' ||
            holds(value, limit) ||
            visit.fail(node, name, `must be ${sign} ${limit}`)
        : undefined,
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      const end = name.toLowerCase().includes('minimum') ? 'low' : 'high';
      const [inward, outward] = end === 'low' ? (['low', 'high'] as const) : (['high', 'low'] as const);
      const within = { [name]: limit };
      return [
        {
          tokens: [],
          boundaries: [
            { label: `${name} ${limit}`, demand: shaped({ number: { ...within, extreme: inward } }) },
            { label: `near ${name} ${limit}`, demand: shaped({ number: windowAt(name, limit) }) },
          ],
          breaks: [
            {
              label: `${side} ${name} ${limit}`,
              demand: shaped({ number: { ...beyond(limit), extreme: outward } }),
            },
            { label: `${side} ${name} ${limit}`, demand: shaped({ number: beyond(limit) }) },
          ],
        },
      ];
    },
  };
}

/** The numbers just within the limit. */
function windowAt(name: Bound, limit: number): NumberFacets {
  const step = Math.max(1, Math.abs(limit) * Number.EPSILON * 4);
  return name.toLowerCase().includes('minimum')
    ? { minimum: limit, maximum: limit + step * 2 }
    : { minimum: limit - step * 2, maximum: limit };
}
