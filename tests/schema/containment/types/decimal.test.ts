import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decimalOf,
  floorDivided,
  greatestCommonDivisor,
  numberOf,
  unitsAt,
} from '../../../../src/schema/containment/types/decimal.ts';

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

property.prop([doubles])('a double comes back from its decimal', (value) => {
  const { units, scale } = decimalOf(value);
  expect(numberOf(units, scale)).toBe(value);
});

test.each([
  [0.1, 1n, 1],
  [-12.5, -125n, 1],
  [1e21, 10n ** 21n, 0],
  [1.5e-7, 15n, 8],
  [0, 0n, 0],
])('%d is %d units at scale %d', (value, units, scale) => {
  expect(decimalOf(value)).toEqual({ units, scale });
});

test('units at a finer scale', () => {
  expect(unitsAt(decimalOf(0.3), 3)).toBe(300n);
});

property.prop([fc.bigInt({ min: -1000n, max: 1000n }), fc.bigInt({ min: 1n, max: 50n })])(
  'a quotient is rounded down',
  (value, divisor) => {
    const quotient = floorDivided(value, divisor);
    expect(quotient * divisor <= value && value < (quotient + 1n) * divisor).toBe(true);
  },
);

property.prop([fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 1n, max: 1000n })])(
  'the greatest common divisor divides both, and leaves nothing in common',
  (left, right) => {
    const common = greatestCommonDivisor(left, right);
    expect([left % common, right % common]).toEqual([0n, 0n]);
    expect(greatestCommonDivisor(left / common, right / common)).toBe(1n);
  },
);
