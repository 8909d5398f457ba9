import { expect, test } from 'vitest';
import { constraintText } from '../../src/gate/constraint-text.ts';

test.each([
  [{ both: 17, total: 17, impossible: 0 }, '17 of 17 constraints exercised on both sides'],
  [{ both: 0, total: 1, impossible: 0 }, '0 of 1 constraint exercised on both sides'],
  [
    { both: 3, total: 4, impossible: 2 },
    '3 of 4 constraints exercised on both sides, 2 more cannot be tried',
  ],
])('%j', (figure, expected) => {
  expect(constraintText(figure)).toBe(expected);
});
