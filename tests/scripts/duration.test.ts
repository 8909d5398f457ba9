import { expect, test } from 'vitest';
import { duration } from '../../scripts/command/duration.ts';

test.each([
  ['90', 90],
  ['90s', 90],
  ['1.5m', 90],
  ['2h', 7200],
])('%s is %i seconds', (text, seconds) => {
  expect(duration(text)).toBe(seconds);
});

test.each(['', '0', '0s', '-1', '5 m', '5d', 'm', '1e9', 'Infinity'])('%j is no time', (text) => {
  expect(() => duration(text)).toThrow(/is no time/);
});
