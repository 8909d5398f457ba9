import { keywordCases } from '../keyword-laws.ts';

keywordCases('minimum', [
  {
    schema: { type: 'integer', minimum: 3 },
    valid: [3, 4],
    invalid: [2],
    boundaries: ['minimum 3', 'near minimum 3'],
    violations: ['below minimum 3', 'below minimum 3'],
  },
  { schema: { minimum: 1.5 }, valid: [1.5, 'a'], invalid: [1.4] },
]);

keywordCases('exclusiveMaximum', [
  {
    schema: { type: 'integer', exclusiveMaximum: 3 },
    valid: [2],
    invalid: [3, 4],
    boundaries: ['exclusiveMaximum 3', 'near exclusiveMaximum 3'],
    violations: ['at exclusiveMaximum 3', 'at exclusiveMaximum 3'],
  },
]);
keywordCases('exclusiveMinimum', [
  { schema: { type: 'number', exclusiveMinimum: 0 }, valid: [0.01], invalid: [0, -1] },
]);
keywordCases('maximum', [{ schema: { maximum: -0.5 }, valid: [-0.5, -1], invalid: [0] }]);
