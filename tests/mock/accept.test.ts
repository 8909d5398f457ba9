import { expect, test } from 'vitest';
import { readableAccept } from '../../src/mock/accept.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['garbage', undefined],
  ['*', undefined],
  ['application/json', 'application/json'],
  ['text/html, image/gif, *; q=.2, */*; q=.2', 'text/html,image/gif,*/*; q=.2'],
  ['application/json;profile="a b";q=0.5', 'application/json;profile="a b";q=0.5'],
  ['application/json, garbage, a/', 'application/json'],
  ['application/json; charset', undefined],
  ['application/vnd.api+json', 'application/vnd.api+json'],
])('%s is read as %s', (header, readable) => {
  expect(readableAccept(header)).toBe(readable);
});

test('a header made to be slow is read at once', () => {
  const started = performance.now();
  readableAccept(`a/b${' ; '.repeat(5_000)}!`);
  expect(performance.now() - started).toBeLessThan(200);
});
