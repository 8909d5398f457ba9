import { expect, test } from 'vitest';
import { matchesPath } from '../../src/verify/path-glob.ts';

test.each([
  ['/pets', '/pets', true],
  ['/pets', '/pets/{id}', false],
  ['/pets/{id}', '/pets/{id}', true],
  ['/pets/*', '/pets/{id}', true],
  ['/pets/*', '/pets/{id}/owners', false],
  ['/pets/**', '/pets/{id}/owners', true],
  ['/*/owners', '/pets/owners', true],
  ['**/owners', '/pets/{id}/owners', true],
  ['/pet.', '/pets', false],
  ['/a+b(c)', '/a+b(c)', true],
  ['', '/', false],
])('%j and %j: %j', (glob, path, expected) => {
  expect(matchesPath(glob, path)).toBe(expected);
});
