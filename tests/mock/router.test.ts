import { expect, test } from 'vitest';
import { createRouter } from '../../src/mock/router.ts';
import type { ServedOperation } from '../../src/mock/served-operation.ts';

const operations: ServedOperation[] = [
  { method: 'get', path: '/pets/{id}', pointer: '/paths/~1pets~1{id}/get' },
  { method: 'delete', path: '/pets/{id}', pointer: '/paths/~1pets~1{id}/delete' },
  { method: 'get', path: '/pets/mine', pointer: '/paths/~1pets~1mine/get' },
  { method: 'post', path: '/a b/{x}', pointer: '/paths/~1a b~1{x}/post' },
];
const route = createRouter(operations);

test.each([
  ['GET', '/pets/7', '/pets/{id}', { id: '7' }],
  ['GET', '/pets/a%2Cb', '/pets/{id}', { id: 'a%2Cb' }],
  ['GET', '/pets/mine', '/pets/mine', {}],
  ['DELETE', '/pets/mine', '/pets/{id}', { id: 'mine' }],
  ['POST', '/a%20b/1', '/a b/{x}', { x: '1' }],
])('%s %s is for %s', (method, path, template, values) => {
  expect(route(method, path)).toMatchObject({
    kind: 'operation',
    operation: { method: method.toLowerCase(), path: template },
    values,
  });
});

test('methods are case-sensitive, and those without a field of their own are as they are written', () => {
  const router = createRouter([
    { method: 'query', path: '/a', pointer: '' },
    { method: 'mAsh', path: '/a', pointer: '' },
  ]);
  expect(['QUERY', 'mAsh', 'query', 'MASH'].map((method) => router(method, '/a').kind)).toEqual([
    'operation',
    'operation',
    'method-unknown',
    'method-unknown',
  ]);
  expect(router('GET', '/a')).toMatchObject({ allow: ['QUERY', 'mAsh'] });
});

test('concrete paths come first among paths of every length', () => {
  const paths = [
    '/a',
    '/a/{id}',
    '/b',
    '/a/count',
    '/{x}',
    '/a/{id}/c',
    '/a/search',
    '/{x}/{y}',
    '/a/{id}/{z}',
  ];
  const router = createRouter(paths.map((path) => ({ method: 'get', path, pointer: path })));
  for (const path of ['/a', '/b', '/a/count', '/a/search']) {
    expect(router('GET', path)).toMatchObject({ operation: { path } });
  }
});

test.each([
  ['PUT', '/pets/7', ['DELETE', 'GET']],
  ['PUT', '/pets/mine', ['DELETE', 'GET']],
  ['HEAD', '/a%20b/1', ['POST']],
  ['__proto__', '/pets/7', ['DELETE', 'GET']],
])('%s %s is not a method of that path, which has %j', (method, path, allow) => {
  expect(route(method, path)).toEqual({ kind: 'method-unknown', allow });
});

test.each(['/', '/pets', '/pets/', '/pets/7/', '/v2/pets/7', ''])('%s is no path of the contract', (path) => {
  expect(route('GET', path)).toEqual({ kind: 'path-unknown' });
});
