import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { keywordCases } from '../keyword-laws.ts';
import { compiled } from '../schemas.ts';

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

function isOfIt({ constraint }: { constraint: { keyword: string } }): boolean {
  return /m(ax|in)imum/i.test(constraint.keyword);
}

/** Just allowed, and just not: a step off, whatever the step is. */
test.each<[Record<string, Json>, number, number]>([
  [{ minimum: 0.01 }, 0.01, 0],
  [{ maximum: 99.5 }, 99.5, 99.51],
  [{ exclusiveMinimum: 0 }, 0.01, 0],
  [{ type: 'integer', minimum: 3 }, 3, 2],
  [{ type: 'integer', exclusiveMaximum: 3 }, 2, 3],
  [{ type: 'integer', multipleOf: 5, minimum: 5 }, 5, 0],
  [{ multipleOf: 0.25, minimum: 0.5 }, 0.5, 0.25],
  [{ multipleOf: 0.01, maximum: 999_999.99 }, 999_999.99, 1_000_000],
  [{ multipleOf: 5, maximum: 12 }, 10, 15],
  [{ allOf: [{ multipleOf: 4 }], multipleOf: 6, minimum: 12 }, 12, 0],
  [{ type: 'integer', minimum: 9_007_199_254_740_000 }, 9_007_199_254_740_000, 9_007_199_254_739_999],
])('%j: %d is at the edge, %d is beyond it', (keywords, edge, beyond) => {
  const subject = compiled({ type: 'number', ...keywords });
  expect(subject.boundaries.find(isOfIt)?.value).toBe(edge);
  const nearest = subject.violations.find(isOfIt);
  expect([nearest?.value, nearest?.isAlone]).toEqual([beyond, true]);
});
