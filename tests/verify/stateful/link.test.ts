import { expect, test } from 'vitest';
import { followsFrom, linksFrom } from '../../../src/verify/stateful/link.ts';
import { contractOf } from '../contract-of.ts';

const links = {
  byId: { operationId: 'read', parameters: { id: '$response.body#/id' } },
  byReference: { operationRef: '#/paths/~1things~1{id}/get' },
  shared: { $ref: '#/components/links/shared' },
  nowhere: { operationId: 'none' },
  outside: { operationRef: 'https://elsewhere.example/openapi.yaml#/paths/~1a/get' },
  broken: 7,
};
const contract = contractOf({
  paths: {
    '/things': { post: { responses: { '2XX': { description: 'Made', links }, 400: { description: 'No' } } } },
    '/things/{id}': { get: { operationId: 'read', responses: {} } },
  },
  components: { links: { shared: { operationId: 'read', requestBody: { a: 1 } } } },
});
const [post, read] = contract.operations;

test('links lead to operations by id and by reference, and nowhere else', () => {
  if (!post) throw new Error('the operation was not read');
  const found = linksFrom(contract, post);
  expect(found.map(({ name }) => name)).toEqual(['byId', 'byReference', 'shared']);
  expect(found.every(({ to }) => to === read)).toBe(true);
  expect(found.map(({ parameters, requestBody }) => [parameters, requestBody])).toEqual([
    [[['id', '$response.body#/id']], undefined],
    [[], undefined],
    [[], { a: 1 }],
  ]);
});

test.each([
  [200, true],
  [201, true],
  [400, false],
  [500, false],
])('a link of 2XX follows from %i: %s', (status, follows) => {
  const [link] = post ? linksFrom(contract, post) : [];
  expect(link && followsFrom(link, status)).toBe(follows);
});
