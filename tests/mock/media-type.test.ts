import { describe, expect, test } from 'vitest';
import { isJson, mediaTypeOf } from '../../src/mock/media-type.ts';

describe('mediaTypeOf', () => {
  test.each([
    ['application/json', 'application/json'],
    [' Application/JSON ; charset=utf-8', 'application/json'],
    ['application/json;', 'application/json'],
    ['multipart/form-data; boundary="a;b, c"', 'multipart/form-data'],
    ['application/vnd.api+json;version=1', 'application/vnd.api+json'],
    ['garbage', undefined],
    ['', undefined],
    ['a/b/c', undefined],
    ['application/json, text/plain', undefined],
  ])('%s is %s', (header, mediaType) => {
    expect(mediaTypeOf(header)).toBe(mediaType);
  });

  test('a header made to be slow is read at once', () => {
    const started = performance.now();
    mediaTypeOf(`a/b${'; '.repeat(8_000)}!`);
    mediaTypeOf(`a/b;a="${String.raw`\a`.repeat(8_000)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

test.each([
  ['application/json', true],
  ['application/problem+json', true],
  ['text/json', false],
  ['application/json-seq', false],
])('%s is JSON: %s', (mediaType, expected) => {
  expect(isJson(mediaType)).toBe(expected);
});
