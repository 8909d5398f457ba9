import { keywordCases } from '../keyword-laws.ts';

keywordCases('type', [
  {
    schema: { properties: { a: { type: 'string' } } },
    valid: [{}, { a: 'x' }, { b: 1 }, 3],
    invalid: [{ a: 1 }],
    boundaries: ['string', 'absent'],
  },
  {
    schema: { properties: { ['__proto__']: { type: 'string' }, constructor: { type: 'number' } } },
    valid: [{}],
    invalid: [{ constructor: 'x' }],
  },
]);
