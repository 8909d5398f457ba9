import { shaped, type Demand } from '../demand.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { codePoints, isAtLeast, isAtMost } from '../languages/code-points.ts';
import { where } from '../shape.ts';

/** `minLength` and `maxLength`, in code points (Validation 2020-12, sections 6.3.1 and 6.3.2). */
export const length: readonly Keyword[] = [
  {
    name: 'minLength',
    types: ['string'],
    assert: (limit) =>
      typeof limit === 'number' ? [[{ shape: where({ string: { minLength: limit } }) }]] : [],
    deny: (limit) => (typeof limit === 'number' ? [{ shape: { string: { maxLength: limit - 1 } } }] : []),
    judge: (limit, { node }) =>
      typeof limit === 'number'
        ? (value, visit) =>
            typeof value !== 'string' ||
            isAtLeast(limit, value) ||
            visit.fail(node, 'minLength', `must NOT have fewer than ${limit} characters`)
        : undefined,
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      return [
        {
          tokens: [],
          boundaries: [{ label: `minLength ${limit}`, demand: atLeast(limit) }],
          breaks: limit > 0 ? [outside(atMost(limit - 1))] : [],
        },
      ];
    },
  },
  {
    name: 'maxLength',
    types: ['string'],
    assert: (limit) =>
      typeof limit === 'number' ? [[{ shape: where({ string: { maxLength: limit } }) }]] : [],
    deny: (limit) => (typeof limit === 'number' ? [{ shape: { string: { minLength: limit + 1 } } }] : []),
    judge: (limit, { node }) =>
      typeof limit === 'number'
        ? (value, visit) =>
            typeof value !== 'string' ||
            isAtMost(limit, value) ||
            visit.fail(node, 'maxLength', `must NOT have more than ${limit} characters`)
        : undefined,
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      return [
        {
          tokens: [],
          boundaries: [{ label: `maxLength ${limit}`, demand: atMost(limit) }],
          breaks: [outside(atLeast(limit + 1))],
        },
      ];
    },
  },
];

/** The shortest texts of so many characters: other constraints may ask for more. */
function atLeast(count: number): Demand {
  return shaped({ string: { minLength: count, extreme: 'short' } });
}

function atMost(count: number): Demand {
  return shaped({ string: { maxLength: count, extreme: 'long' } });
}

function outside(demand: Demand): Edge {
  return { label: 'length', demand, named: (text) => characters(typeof text === 'string' ? text : '') };
}

function characters(text: string): string {
  const count = codePoints(text);
  return `${count} character${count === 1 ? '' : 's'}`;
}
