import { keywordCases } from '../keyword-laws.ts';

keywordCases('propertyNames', [
  {
    schema: { type: 'object', propertyNames: { maxLength: 3, pattern: '^[a-z]+$' } },
    valid: [{ abc: 1 }, {}],
    invalid: [{ abcd: 1 }, { A: 1 }],
    violations: ['a name that does not fit'],
  },
  { schema: { type: 'object', propertyNames: false }, valid: [{}], invalid: [{ a: 1 }] },
]);
