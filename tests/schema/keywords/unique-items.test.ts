import { keywordCases } from '../keyword-laws.ts';

keywordCases('uniqueItems', [
  {
    schema: { type: 'array', uniqueItems: true },
    valid: [[], [1, 2], [{ a: 1 }, { a: 2 }]],
    invalid: [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
    boundaries: ['distinct items'],
    violations: ['an item twice'],
  },
  {
    schema: { type: 'array', uniqueItems: true, items: { enum: ['a', 'b'] }, minItems: 2 },
    valid: [['b', 'a']],
    invalid: [['a', 'a']],
  },
  { schema: { uniqueItems: false }, valid: [[1, 1]], invalid: [], boundaries: [], violations: [] },
]);
