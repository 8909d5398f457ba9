import { expect, test } from 'vitest';
import { constraintWords, placeWords } from '../src/constraint-words.ts';
import type { Json } from '../src/json.ts';

const rows: readonly (readonly [keyword: string, value: Json | undefined, words: string])[] = [
  ['maxItems', 1000, 'at most 1,000 items'],
  ['minItems', 1, 'at least 1 item'],
  ['minProperties', 2, 'at least 2 properties'],
  ['exclusiveMaximum', 0.5, 'less than 0.5'],
  ['required', 'name', 'name is required'],
  ['type', ['string', 'null'], 'a string or null'],
  ['enum', ['a', 'b', 3], 'one of a, b, 3'],
  ['enum', undefined, 'one of the listed values'],
  ['oneOf', [{}, {}], 'fits exactly one of 2 shapes'],
  ['content-type', { 'application/json': {} }, 'only application/json is taken'],
  ['authentication', undefined, 'credentials are required'],
  ['x-unheard-of', 1, 'x-unheard-of'],
  ['constructor', 1, 'constructor'],
];

test.each(rows)('%s of %j', (keyword, value, words) => {
  expect(constraintWords(keyword, value)).toBe(words);
});

test.each([
  ['', ''],
  ['/items/*/sku', 'items[].sku'],
  ['/*/a~1b', '[].a/b'],
  ['/rows/0', 'rows[0]'],
])('the place %s', (pointer, words) => {
  expect(placeWords(pointer)).toBe(words);
});
