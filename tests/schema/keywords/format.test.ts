import { keywordCases } from '../keyword-laws.ts';

keywordCases('format', [
  {
    schema: { type: 'string', format: 'ipv4' },
    valid: ['127.0.0.1'],
    invalid: ['256.0.0.1'],
    boundaries: ['format ipv4'],
  },
  { schema: { format: 'date' }, valid: ['2024-02-29', 3], invalid: ['2023-02-29'] },
  {
    schema: { type: 'integer', format: 'int64' },
    valid: [1],
    invalid: [2 ** 63],
    violations: ['9223372036854776000 is no int64', '-18446744073709552000 is no int64'],
  },
  {
    schema: { type: 'string', format: 'no-such-format' },
    valid: ['x'],
    invalid: [],
    boundaries: [],
    violations: [],
  },
  { schema: { type: 'string', format: 'password' }, valid: ['x'], invalid: [1], violations: [] },
]);
