import { expect, test } from 'vitest';
import { headerSyntax } from '../../../src/verify/checks/header-syntax.ts';
import { exchangeOf } from './exchange-of.ts';

test.each<[header: string, value: string, isRight: boolean]>([
  ['allow', 'GET, POST', true],
  ['allow', '', true],
  ['allow', 'GET,,POST,', true],
  ['allow', 'GET POST', false],
  ['etag', '"a b"', false],
  ['etag', '"a"', true],
  ['etag', 'W/"a"', true],
  ['etag', 'w/"a"', false],
  ['etag', "'a'", false],
  ['last-modified', 'Sun, 06 Nov 1994 08:49:37 GMT', true],
  ['last-modified', 'Sunday, 06-Nov-94 08:49:37 GMT', true],
  ['last-modified', 'Sun Nov  6 08:49:37 1994', true],
  ['last-modified', '1994-11-06T08:49:37Z', false],
  ['location', '/things/1', true],
  ['location', '', true],
  ['location', 'https://[::1]:80/a?b=c#d', true],
  ['location', '../%C3%A9', true],
  ['location', '/things/{id}', false],
  ['location', '/50%', false],
  ['retry-after', '120', true],
  ['retry-after', 'Fri, 31 Dec 1999 23:59:59 GMT', true],
  ['retry-after', '1.5', false],
  ['retry-after', '-1', false],
  ['www-authenticate', 'Bearer', true],
  ['www-authenticate', 'Basic realm="a", Digest realm="b"', true],
  ['www-authenticate', '"Bearer"', false],
])('%s: %s is right: %s', (header, value, isRight) => {
  const answer = { status: 200, headers: { [header]: value } };
  expect(headerSyntax.run(exchangeOf({ operation: {}, answer })).length === 0).toBe(isRight);
});

test('a header of spaces takes no time', () => {
  const answer = { status: 405, headers: { allow: `,${' '.repeat(100_000)}"` } };
  const started = performance.now();
  headerSyntax.run(exchangeOf({ operation: {}, answer }));
  expect(performance.now() - started).toBeLessThan(1000);
});
