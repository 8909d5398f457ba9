import { expect, test } from 'vitest';
import { withinTime } from '../src/time-limit.ts';

const text = `${'a'.repeat(40)}!`;

test.each<[string, () => unknown]>([
  [
    'a loop',
    () => {
      for (;;);
    },
  ],
  ['an expression that tracks back', () => /^(a+)+$/.test(text)],
  ['work within work', () => withinTime(() => /^(a+)+$/.test(text), 60_000)],
])('%s is interrupted', (_, work) => {
  expect(withinTime(work, 50)).toBeUndefined();
});

test('what is done in time gives its result, and errors are its own', () => {
  expect(withinTime(() => withinTime(() => 1, 1000), 1000)).toEqual({ value: { value: 1 } });
  expect(() =>
    withinTime(() => {
      throw new RangeError('own');
    }, 1000),
  ).toThrow(new RangeError('own'));
});
