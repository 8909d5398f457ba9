import { keywordCases } from '../keyword-laws.ts';

keywordCases('minimum', [
  {
    schema: {
      type: 'object',
      dependentSchemas: { a: { properties: { b: { minimum: 3 } }, required: ['b'] } },
    },
    valid: [{}, { b: 1 }, { a: 1, b: 3 }],
    invalid: [{ a: 1 }, { a: 1, b: 2 }],
    boundaries: ['minimum 3', 'near minimum 3'],
  },
]);
