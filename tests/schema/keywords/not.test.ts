import { keywordCases } from '../keyword-laws.ts';

keywordCases('not', [
  {
    schema: { not: { type: 'string' } },
    valid: [1, null],
    invalid: ['a'],
    boundaries: ['not'],
    violations: ['what must not be'],
  },
  { schema: { not: { required: ['a', 'b'] } }, valid: [{ a: 1 }], invalid: [{ a: 1, b: 2 }, 3] },
  { schema: { not: { not: { type: 'string' } } }, valid: ['a'], invalid: [1] },
]);
