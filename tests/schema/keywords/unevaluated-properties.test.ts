import { keywordCases, thenMember } from '../keyword-laws.ts';

keywordCases('unevaluatedProperties', [
  {
    schema: {
      type: 'object',
      allOf: [{ properties: { a: true } }],
      properties: { b: true },
      unevaluatedProperties: false,
    },
    valid: [{ a: 1, b: 2 }],
    invalid: [{ c: 1 }],
    violations: ['unevaluated property'],
  },
  {
    schema: {
      type: 'object',
      anyOf: [
        { required: ['a'], properties: { a: true } },
        { required: ['b'], properties: { b: true } },
      ],
      unevaluatedProperties: false,
    },
    valid: [{ a: 1 }, { a: 1, b: 2 }],
    invalid: [{ a: 1, c: 2 }, {}],
  },
  {
    schema: {
      if: { properties: { a: { const: 1 } }, required: ['a'] },
      ...thenMember({ properties: { b: true } }),
      unevaluatedProperties: { type: 'string' },
    },
    valid: [{ a: 1, b: 2 }, { a: 'x' }],
    invalid: [{ a: 2 }, { b: 2 }],
  },
]);
