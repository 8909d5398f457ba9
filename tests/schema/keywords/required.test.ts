import { keywordCases } from '../keyword-laws.ts';

keywordCases('required', [
  {
    schema: { type: 'object', required: ['a', 'b'] },
    valid: [{ a: 1, b: 2 }],
    invalid: [{ a: 1 }, {}],
    violations: ['a missing', 'b missing'],
  },
  { schema: { required: ['toString'] }, valid: [{ toString: 1 }, 'x'], invalid: [{}] },
]);
