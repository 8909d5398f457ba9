import { keywordCases } from '../keyword-laws.ts';

keywordCases('maxItems', [
  {
    schema: { type: 'array', maxItems: 2 },
    valid: [[], [1, 2]],
    invalid: [[1, 2, 3]],
    boundaries: ['maxItems 2'],
    violations: ['3 items'],
  },
  {
    schema: { type: 'array', maxItems: 0 },
    valid: [[]],
    invalid: [[1]],
    boundaries: ['maxItems 0'],
    violations: ['1 item'],
  },
]);

keywordCases('minItems', [
  {
    schema: { type: 'array', minItems: 2 },
    valid: [[1, 2]],
    invalid: [[1]],
    boundaries: ['minItems 2'],
    violations: ['1 item'],
  },
]);
keywordCases('minProperties', [
  {
    schema: { type: 'object', minProperties: 1 },
    valid: [{ a: 1 }],
    invalid: [{}],
    boundaries: ['minProperties 1'],
    violations: ['0 properties'],
  },
]);
keywordCases('maxProperties', [
  {
    schema: { type: 'object', properties: { a: true, b: true }, maxProperties: 1 },
    valid: [{ a: 1 }],
    invalid: [{ a: 1, b: 2 }],
    boundaries: ['maxProperties 1'],
    violations: ['2 properties'],
  },
]);
