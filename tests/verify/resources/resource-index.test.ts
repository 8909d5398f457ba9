import { expect, test } from 'vitest';
import { resourceIndex } from '../../../src/verify/resources/resource-index.ts';
import { contractOf } from '../contract-of.ts';

const { operations } = contractOf({
  paths: Object.fromEntries(
    [
      '/customers/{customerId}',
      '/orders/{id}',
      '/orders/{id}/lines/{line}',
      '/order-categories/{key}',
      '/people/{person_id}/boxes/{box}',
      '/search',
    ].map((path) => [path, { get: { responses: {} } }]),
  ),
});
const index = resourceIndex(operations);

test.each<[string[], string | undefined]>([
  [['customerId'], '/customers/{customerId}'],
  [['customer_id'], '/customers/{customerId}'],
  [['CustomerID'], '/customers/{customerId}'],
  [['billing_customer_id'], '/customers/{customerId}'],
  [['customer', 'id'], '/customers/{customerId}'],
  [['customers', '0', 'id'], '/customers/{customerId}'],
  [['customerIds', '3'], '/customers/{customerId}'],
  [['orderId'], '/orders/{id}'],
  [['order_uuid'], '/orders/{id}'],
  [['lineId'], '/orders/{id}/lines/{line}'],
  [['orderCategoryKey'], '/order-categories/{key}'],
  [['person_id'], '/people/{person_id}'],
  [['boxRef'], '/people/{person_id}/boxes/{box}'],
  [['id'], undefined],
  [['order'], undefined],
  [['name'], undefined],
  [['customer', 'name'], undefined],
  [[], undefined],
])('%j names %s', (names, path) => {
  expect(index.named(names)?.path).toBe(path);
});

test('kinds in collections of one name are alike', () => {
  const { operations: two } = contractOf({
    paths: {
      '/environments/{name}': { get: { responses: {} } },
      '/features/{id}/environments/{environment}': { get: { responses: {} } },
    },
  });
  const both = resourceIndex(two);
  const kind = both.at('/features/{}/environments/{}');
  expect(kind && both.alike(kind).map(({ path }) => path)).toEqual(['/environments/{name}']);
});

test('a kind is at the shape of its path', () => {
  expect(index.at('/orders/{}/lines/{}')?.parameter).toBe('line');
  expect(index.at('/search')).toBeUndefined();
});
