import { keywordCases } from '../keyword-laws.ts';

keywordCases('anyOf', [
  {
    schema: { anyOf: [{ type: 'string' }, { type: 'integer', minimum: 5 }] },
    valid: ['a', 5],
    invalid: [4, null],
    boundaries: ['anyOf 0', 'anyOf 1'],
    violations: ['no branch of anyOf'],
  },
]);
