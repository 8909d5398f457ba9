import { expect, test } from 'vitest';
import { readRequestTarget } from '../../src/mock/request-target.ts';

test.each([
  ['/pets', '/pets', ''],
  ['/pets?a=1&b=%20', '/pets', 'a=1&b=%20'],
  ['/pets/../..', '/pets/../..', ''],
  ['//double', '//double', ''],
  ['http://example.test/pets?x=1', '/pets', 'x=1'],
  ['/pets/a%2Fb', '/pets/a%2Fb', ''],
  ['/pets?a=?#', '/pets', 'a=?'],
])('%s goes to %s with the query %s', (target, path, query) => {
  const read = readRequestTarget(target);
  expect(read?.path).toBe(path);
  expect(read?.query).toBe(query);
});

test.each(['*', '', 'pets', '/%E0%A4%A', '/%', 'example.test:443'])('%s cannot be read', (target) => {
  expect(readRequestTarget(target)).toBeUndefined();
});
