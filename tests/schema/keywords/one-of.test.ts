import { keywordCases } from '../keyword-laws.ts';

keywordCases('oneOf', [
  {
    schema: { oneOf: [{ type: 'integer' }, { minimum: 5 }] },
    valid: [4, 5.5, 'a'],
    invalid: [5, 1.5],
    boundaries: ['oneOf 0', 'oneOf 1'],
    violations: ['no branch of oneOf', 'branches 0 and 1 of oneOf'],
  },
  {
    schema: { type: 'array', oneOf: [{ items: { const: 1 } }, { items: { const: 2 } }] },
    valid: [[1], [2, 2]],
    invalid: [[], [1, 2], [3]],
    violations: [
      'items of branches 0 and 1 of oneOf mixed',
      'no branch of oneOf',
      'branches 0 and 1 of oneOf',
    ],
  },
]);
