import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { evaluate } from '../../../src/verify/stateful/expression.ts';
import { takenStep } from './taken-step.ts';

const step = takenStep({
  status: 201,
  headers: { 'x-token': 't' },
  body: { id: 7, 'a/b': [{ c: null }], __proto__: 1 },
  sent: { 'query.q': 'find', 'header.X-Trace': 'abc', body: { name: 'n' } },
});

test.each<[Json, Json | undefined]>([
  ['$response.body#/id', 7],
  ['$response.body#/a~1b/0/c', null],
  ['$response.body', { id: 7, 'a/b': [{ c: null }] }],
  ['$response.body#/nothing', undefined],
  ['$response.body#/constructor', undefined],
  ['$response.header.X-Token', 't'],
  ['$response.header.X-Other', undefined],
  ['$request.query.q', 'find'],
  ['$request.header.x-trace', 'abc'],
  ['$request.body#/name', 'n'],
  ['$request.path.id', undefined],
  ['$method', 'POST'],
  ['$statusCode', 201],
  ['$nonsense', undefined],
  ['plain', 'plain'],
  [5, 5],
  ['things/{$response.body#/id}/of/{$request.query.q}', 'things/7/of/find'],
  ['things/{$response.body#/nothing}', undefined],
  [
    { a: '$response.body#/id', b: ['$request.query.q'] },
    { a: 7, b: ['find'] },
  ],
  [{ a: '$response.body#/nothing' }, undefined],
])('%j', (value, says) => {
  expect(evaluate(value, step)).toEqual(says);
});
