import { keywordCases } from '../keyword-laws.ts';

keywordCases('unevaluatedItems', [
  {
    schema: { type: 'array', allOf: [{ prefixItems: [true] }], unevaluatedItems: false },
    valid: [[], [1]],
    invalid: [[1, 2]],
    violations: ['unevaluated item'],
  },
  {
    schema: { type: 'array', prefixItems: [true], unevaluatedItems: { type: 'string' } },
    valid: [[1, 'a']],
    invalid: [[1, 2]],
  },
]);
