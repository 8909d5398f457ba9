import { keywordCases } from '../keyword-laws.ts';

keywordCases('contains', [
  {
    schema: { type: 'array', contains: { const: 1 } },
    valid: [[1], [2, 1]],
    invalid: [[], [2]],
    boundaries: ['contains 1'],
    violations: ['contains 0'],
  },
  {
    schema: { type: 'array', contains: { type: 'string' }, minContains: 2, maxContains: 3 },
    valid: [['a', 1, 'b']],
    invalid: [['a'], ['a', 'b', 'c', 'd']],
    boundaries: ['contains 2', 'contains 3'],
    violations: ['contains 1', 'contains 4'],
  },
  { schema: { contains: { const: 1 }, minContains: 0 }, valid: [[]], invalid: [], violations: [] },
]);
