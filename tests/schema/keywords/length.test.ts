import { keywordCases } from '../keyword-laws.ts';

keywordCases('minLength', [
  {
    schema: { type: 'string', minLength: 2 },
    valid: ['ab', '🐢🐢'],
    invalid: ['a', '🐢'],
    boundaries: ['minLength 2'],
    violations: ['1 character'],
  },
  { schema: { minLength: 0 }, valid: ['', 3], invalid: [], boundaries: ['minLength 0'], violations: [] },
  {
    schema: { type: 'string', minLength: 4, pattern: '^(ab)*$' },
    valid: ['abab'],
    invalid: ['ab', 'abcd'],
    boundaries: ['minLength 4'],
  },
]);

keywordCases('maxLength', [
  {
    schema: { type: 'string', maxLength: 1 },
    valid: ['', 'a', '🐢'],
    invalid: ['ab'],
    boundaries: ['maxLength 1'],
    violations: ['2 characters'],
  },
  { schema: { type: 'string', maxLength: 5, format: 'uuid' }, valid: [], invalid: ['abcde'], boundaries: [] },
]);
