import { keywordCases } from '../keyword-laws.ts';

keywordCases('type', [
  {
    schema: { items: { type: 'integer' } },
    valid: [[], [1], 'a'],
    invalid: [['a'], [1, 'a']],
    boundaries: ['number'],
  },
  {
    schema: { prefixItems: [true], items: { type: 'integer' } },
    valid: [['a'], ['a', 1]],
    invalid: [['a', 'b']],
  },
  { schema: { type: 'array', items: false }, valid: [[]], invalid: [[1]] },
]);
