import { keywordCases } from '../keyword-laws.ts';

keywordCases('maximum', [
  {
    schema: { allOf: [{ minimum: 3 }, { maximum: 5 }] },
    valid: [3, 5, 'a'],
    invalid: [2, 6],
    boundaries: ['maximum 5', 'near maximum 5'],
    violations: ['above maximum 5', 'above maximum 5'],
  },
]);
