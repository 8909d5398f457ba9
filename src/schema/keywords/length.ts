import { shaped } from '../demand.ts';
import type { Edge, Keyword } from '../keyword.ts';
import { codePoints } from '../languages/language.ts';
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
            codePoints(value) >= limit ||
            visit.fail(node, 'minLength', `must NOT have fewer than ${limit} characters`)
        : undefined,
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      return [
        {
          tokens: [],
          boundaries: [ofLength(limit, `minLength ${limit}`)],
          breaks: limit > 0 ? [ofLength(limit - 1)] : [],
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
            codePoints(value) <= limit ||
            visit.fail(node, 'maxLength', `must NOT have more than ${limit} characters`)
        : undefined,
    rules: (limit) => {
      if (typeof limit !== 'number') return [];
      return [
        { tokens: [], boundaries: [ofLength(limit, `maxLength ${limit}`)], breaks: [ofLength(limit + 1)] },
      ];
    },
  },
];

function ofLength(count: number, label = `${count} character${count === 1 ? '' : 's'}`): Edge {
  return { label, demand: shaped({ string: { minLength: count, maxLength: count } }) };
}
