import { keywordCases } from '../keyword-laws.ts';

keywordCases('type', [
  {
    schema: { type: 'integer' },
    valid: [3, 3.0],
    invalid: [3.5, '3', null],
    boundaries: ['number'],
    violations: [
      'null for integer',
      'boolean for integer',
      'fraction for integer',
      'string for integer',
      'array for integer',
      'object for integer',
    ],
  },
  {
    schema: { type: ['string', 'null'] },
    valid: ['', null],
    invalid: [0, {}, []],
    boundaries: ['null', 'string'],
  },
  { schema: { type: ['integer', 'number'] }, valid: [0.5], invalid: ['a'] },
]);
