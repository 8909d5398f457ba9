import { keywordCases } from '../keyword-laws.ts';

keywordCases('enum', [
  {
    schema: { enum: ['a', 1] },
    valid: ['a', 1],
    invalid: ['b', 2, null],
    boundaries: ['enum "a"', 'enum 1'],
    violations: ['"ax" is not listed', 'another string', 'another number'],
  },
  { schema: { enum: [{ a: 1, b: [2] }] }, valid: [{ b: [2], a: 1 }], invalid: [{ a: 1 }, { a: 1, b: [3] }] },
  { schema: { type: 'string', enum: ['a', 1] }, valid: ['a'], invalid: [1, 'b'], boundaries: ['enum "a"'] },
  { schema: { enum: [] }, valid: [], invalid: [null, 1] },
]);
