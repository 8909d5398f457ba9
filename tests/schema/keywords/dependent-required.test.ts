import { keywordCases } from '../keyword-laws.ts';

keywordCases('dependentRequired', [
  {
    schema: { type: 'object', dependentRequired: { card: ['number', 'cvc'] } },
    valid: [{}, { card: 1, number: 2, cvc: 3 }],
    invalid: [{ card: 1 }, { card: 1, number: 2 }],
    violations: ['card without number', 'card without cvc'],
  },
]);
