import { expect, test } from 'vitest';
import { concreteType, essence, isJson, matchMediaType } from '../../src/wire/media-type.ts';

test.each([
  ['Text/HTML; charset=UTF-8', 'text/html'],
  [' application/json ', 'application/json'],
  ['', ''],
])('the essence of %j is %j', (type, expected) => {
  expect(essence(type)).toBe(expected);
});

test.each([
  ['application/json', true],
  ['application/vnd.api+json', true],
  ['text/json', true],
  ['application/jsonl', false],
  ['application/json-seq', false],
  ['json', false],
])('%s is JSON: %s', (type, expected) => {
  expect(isJson(type)).toBe(expected);
});

test.each([
  [['*/*', 'text/*', 'text/plain'], 'text/plain; charset=utf-8', 'text/plain'],
  [['*/*', 'text/*', 'text/plain'], 'text/csv', 'text/*'],
  [['*/*', 'text/*', 'text/plain'], 'image/png', '*/*'],
  [['application/json;version=1'], 'application/json', 'application/json;version=1'],
  [['application/json'], 'application/problem+json', undefined],
  [['text/*'], 'textual/plain', undefined],
  [[], 'text/plain', undefined],
])('of %j, %s falls under %j', (keys, type, expected) => {
  expect(
    matchMediaType(
      keys.map((key) => ({ type: key })),
      type,
    )?.type,
  ).toBe(expected);
});

test.each([
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  ['text/*', 'text/plain'],
  ['image/*', 'image/png'],
  ['audio/*', 'audio/octet-stream'],
  ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
])('%s is sent as %s', (key, expected) => {
  expect(concreteType(key)).toBe(expected);
});
