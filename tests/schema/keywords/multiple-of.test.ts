import { keywordCases } from '../keyword-laws.ts';

keywordCases('multipleOf', [
  {
    schema: { multipleOf: 0.01 },
    valid: [0, 0.29, 1.1, 'a'],
    invalid: [0.005, 1.111],
    boundaries: ['multiple of 0.01'],
    violations: ['between multiples of 0.01', 'no multiple of 0.01'],
  },
  {
    schema: { type: 'integer', multipleOf: 5 },
    valid: [-5, 10],
    invalid: [7, 2.5],
    violations: ['no multiple of 5'],
  },
]);
