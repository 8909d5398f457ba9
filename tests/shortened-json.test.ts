import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { Json } from '../src/json.ts';
import { shortened } from '../src/shortened-json.ts';

test('a long list keeps its first items, and says how many more there are', () => {
  const numbers = Array.from({ length: 1001 }, (_, index) => `+1970555${index}`);
  expect(shortened({ numbers, on: true })).toEqual({
    value: { numbers: numbers.slice(0, 3), on: true },
    omitted: [{ pointer: '/numbers', kind: 'items', count: 998 }],
  });
});

test('a long text is cut, and not in the middle of a character', () => {
  const { value, omitted } = shortened('😀'.repeat(1000) + 'x', 10);
  expect((value as string).isWellFormed()).toBe(true);
  expect(omitted).toMatchObject([{ pointer: '', kind: 'characters' }]);
});

const json = fc.jsonValue() as fc.Arbitrary<Json>;

property.prop([json])('what is short stays as it is', (value) => {
  expect(shortened(value, Infinity)).toEqual({ value, omitted: [] });
});

property.prop([json])('nothing is left out that is not said', (value) => {
  const { value: short, omitted } = shortened(value, 0);
  if (omitted.length === 0) expect(short).toEqual(value);
  else expect(JSON.stringify(short).length).toBeLessThan(JSON.stringify(value).length);
});
