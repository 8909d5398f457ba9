import { expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { rotation } from '../../src/verify/rotation.ts';
import { contractOf } from './contract-of.ts';

function described(title: string): Contract {
  const paths = Object.fromEntries(
    Array.from('abcdefgh', (name) => [`/${name}`, { get: { responses: {} } }]),
  );
  return contractOf({ info: { title, version: '1' }, paths });
}

function firstOf(title: string): string {
  const contract = described(title);
  return rotation(contract, [])(contract.operations)[0]?.path ?? '';
}

test('what changed comes first, then every other from some place on', () => {
  const contract = described('Letters');
  const { operations } = contract;
  const changed = operations.slice(5, 7);
  const order = rotation(contract, changed)(operations).map(({ path }) => path);
  expect(order.slice(0, 2)).toEqual(['/f', '/g']);
  expect(order.toSorted()).toEqual(operations.map(({ path }) => path));
  const rest = order.slice(2);
  const start = rest.indexOf('/a');
  expect([...rest.slice(start), ...rest.slice(0, start)]).toEqual(['/a', '/b', '/c', '/d', '/e', '/h']);
});

test('contracts begin at different places, the same one at the same', () => {
  const titles = Array.from({ length: 20 }, (_, index) => `Version ${index}`);
  expect(new Set(titles.map(firstOf)).size).toBeGreaterThan(3);
  expect(titles.map(firstOf)).toEqual(titles.map(firstOf));
});

test('what is described by less comes before what is described by more', () => {
  const schema = { type: 'object', properties: { a: { $ref: '#/components/schemas/Large' } } };
  const body = { requestBody: { content: { 'application/json': { schema } } } };
  const contract = contractOf({
    paths: {
      '/large': { post: { ...body, responses: {} } },
      '/small': { get: { responses: {} } },
      '/tiny': { get: { responses: {} } },
    },
    components: { schemas: { Large: { enum: Array.from({ length: 500 }, (_, index) => `value ${index}`) } } },
  });
  expect(rotation(contract, [])(contract.operations).at(-1)?.path).toBe('/large');
});

test('of nothing nothing is tried', () => {
  expect(rotation(described('None'), [])([])).toEqual([]);
});
