import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { comesBackAs } from '../../../src/verify/stateful/comes-back-as.ts';

test.each<[string, Json, Json]>([
  ['the same', 'a', 'a'],
  ['letters in another case', 'Ada@Example.com', 'ada@example.com'],
  ['blanks around it', ' Ada ', 'Ada'],
  ['another spelling of a time', '2024-02-29T10:00:00Z', '2024-02-29T11:00:00.000+01:00'],
  ['two digits of a price', 12.3456, 12.35],
  ['beyond what numbers hold', 2 ** 60, 2 ** 60 + 4096],
  ['markup taken out', '<b>bold</b>', 'bold'],
  ['a mask', '4111111111111111', '************1111'],
  ['a list in another order', [1, 2], [2, 1]],
  ['more members', { a: 1 }, { a: 1, b: 2 }],
  ['nothing for nothing', '', null],
  ['anything for null', null, 'default'],
  ['another type, which is another thing', 'x', { id: 'x' }],
])('%s is no difference', (_, written, read) => {
  expect(comesBackAs('name', written, read)).toBe(true);
});

test.each<[string, Json, Json]>([
  ['another text', 'new', 'old'],
  ['a text that was cut', 'abcdefghij', 'abcde'],
  ['another number', 5, 7],
  ['the other truth', true, false],
  ['nothing', 'new', null],
  ['a list that lost an item', [1, 2], [1]],
  ['a member of an object', { a: 'new' }, { a: 'old' }],
])('%s is one', (_, written, read) => {
  expect(comesBackAs('name', written, read)).toBe(false);
});

test('what is secret may come back in any way', () => {
  expect(comesBackAs('apiToken', 'new', 'old')).toBe(true);
});
