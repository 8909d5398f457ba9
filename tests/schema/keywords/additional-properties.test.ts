import { keywordCases } from '../keyword-laws.ts';

keywordCases('additionalProperties', [
  {
    schema: { type: 'object', properties: { a: true }, additionalProperties: false },
    valid: [{}, { a: 1 }],
    invalid: [{ b: 1 }],
    violations: ['unknown property'],
  },
  {
    schema: { patternProperties: { '^x-': true }, additionalProperties: { type: 'integer' } },
    valid: [{ 'x-a': 'b' }, { c: 1 }],
    invalid: [{ c: 'd' }],
  },
]);
