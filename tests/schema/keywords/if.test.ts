import { keywordCases, thenMember } from '../keyword-laws.ts';

keywordCases('const', [
  {
    schema: { if: { type: 'integer' }, ...thenMember({ minimum: 3 }), else: { const: 'x' } },
    valid: [3, 'x'],
    invalid: [2, 'y', 3.5],
    boundaries: ['const "x"'],
    violations: ['"xx" is not listed', 'another string'],
  },
  { schema: { if: { minimum: 3 } }, valid: [1, 5], invalid: [] },
]);
