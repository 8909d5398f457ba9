import { expect, test } from 'vitest';
import { pathParameters, pathShape } from '../../src/verify/path-shape.ts';

test.each([
  ['/', '/'],
  ['/things', '/things'],
  ['/things/', '/things'],
  ['/users/{user id}/things/{thing}', '/users/{}/things/{}'],
  ['/files/{name}.json', '/files/{}.json'],
])('the shape of %s is %s', (template, shape) => {
  expect(pathShape(template)).toBe(shape);
});

test.each([
  ['/things', []],
  ['/users/{user}/things/{thing}', ['user /users/{}', 'thing /users/{}/things/{}']],
  ['/files/{name}.json/{part}', ['part /files/{}.json/{}']],
])('the parameters of %s', (template, parameters) => {
  expect(pathParameters(template).map(({ name, shape }) => `${name} ${shape}`)).toEqual(parameters);
});
