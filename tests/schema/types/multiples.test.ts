import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMultiple, multiplesOf } from '../../../src/schema/types/multiples.ts';

/** The fraction that a number is written as: an integer, and the power of ten below it. */
function written(value: number): readonly [digits: bigint, decimals: number] {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction);
  return decimals < 0 ? [digits * 10n ** BigInt(-decimals), 0] : [digits, decimals];
}

/** The same question in whole numbers: slow, and plainly right. */
function isMultipleAsWritten(value: number, step: number): boolean {
  const [[one, few], [other, many]] = [written(value), written(step)];
  const most = Math.max(few, many);
  return (one * 10n ** BigInt(most - few)) % (other * 10n ** BigInt(most - many)) === 0n;
}

const decimals = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`));
const numbers = fc.oneof(decimals, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
const steps = fc.oneof(decimals, fc.double({ noNaN: true, noDefaultInfinity: true })).map(Math.abs);

describe('multiples', () => {
  test('are told as whole numbers tell them', () => {
    fc.assert(
      fc.property(numbers, steps, (value, step) => {
        fc.pre(step > 0);
        expect(isMultiple(value, step)).toBe(isMultipleAsWritten(value, step));
      }),
      { numRuns: 2000 },
    );
  });

  test('that are made are told to be some', () => {
    const counts = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(counts, decimals.map(Math.abs), (count, step) => {
        fc.pre(step > 0);
        expect(isMultiple(multiplesOf(step)(count), step)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  [0.3, 0.1, true],
  [0.1 + 0.2, 0.1, false],
  [1e308, 0.123_456_789, false],
  [19.99, 0.01, true],
  [19.999, 0.01, false],
  [-0.3, 0.1, true],
  [1e-7, 0.01, false],
  [3e-7, 1e-7, true],
  [2_251_799_813_685_249.5, 0.5, true],
  [9_007_199_254_740_994, 2, true],
  [0, 0.01, true],
  [-0, 0.01, true],
])('whether %d is a multiple of %d: %s', (value, step, expected) => {
  expect(isMultiple(value, step)).toBe(expected);
});
