import { keywordCases } from '../keyword-laws.ts';

keywordCases('const', [
  {
    schema: { const: 'a' },
    valid: ['a'],
    invalid: ['b', 1],
    boundaries: ['const "a"'],
    violations: ['"ax" is not listed', 'another string'],
  },
  { schema: { const: 0 }, valid: [0, -0], invalid: [false, '0'] },
]);
