import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { equal } from '../../../src/pack/runtime/equal.ts';
import { textLength } from '../../../src/pack/runtime/text-length.ts';

test.each([
  [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [[], {}, false],
  [{}, null, false],
  [{ a: undefined }, {}, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ constructor: 1 }, {}, false],
  [{ valueOf: 1 }, { valueOf: 1 }, true],
  ['1', 1, false],
  [0, -0, true],
])('%j and %j are equal: %s', (left, right, expected) => {
  expect([equal(left, right), equal(right, left)]).toEqual([expected, expected]);
});

property.prop([fc.jsonValue()], { seed: 1 })('what is written the same is equal', (value) => {
  expect(equal(value, JSON.parse(JSON.stringify(value)))).toBe(true);
});

property.prop([fc.string({ unit: fc.constantFrom('a', '😀', 'é', '\ud83d', '\ude00') })], { seed: 1 })(
  'the length of a text is its number of code points',
  (text) => {
    expect(textLength(text)).toBe(Array.from(text).length);
  },
);
