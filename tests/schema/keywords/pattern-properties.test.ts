import { keywordCases } from '../keyword-laws.ts';

keywordCases('type', [
  {
    schema: { patternProperties: { '^n': { type: 'integer' } } },
    valid: [{ n: 1 }, { a: 'b' }],
    invalid: [{ na: 'b' }],
    boundaries: ['number'],
  },
  {
    schema: { properties: { na: { minimum: 3 } }, patternProperties: { '^n': { type: 'integer' } } },
    valid: [{ na: 3 }],
    invalid: [{ na: 2 }, { na: 3.5 }],
  },
]);
