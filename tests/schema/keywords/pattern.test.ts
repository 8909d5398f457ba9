import { keywordCases } from '../keyword-laws.ts';

keywordCases('pattern', [
  {
    schema: { type: 'string', pattern: '^\\d+$' },
    valid: ['12'],
    invalid: ['', 'a1'],
    boundaries: ['pattern ^\\d+$', 'pattern ^\\d+$, length 1'],
    violations: ['does not match ^\\d+$', 'does not match ^\\d+$', '"" does not match ^\\d+$'],
  },
  { schema: { allOf: [{ pattern: '^a' }, { pattern: 'z$' }] }, valid: ['az', 'abz', 1], invalid: ['a', 'z'] },
  {
    schema: { type: 'string', pattern: '^(?!admin)[a-z]{3,8}$' },
    valid: ['user'],
    invalid: ['admin', 'administrator', 'ab'],
  },
  { schema: { type: 'string', pattern: '^(.)\\1$' }, valid: ['aa'], invalid: ['ab'] },
]);
