import { expect, test } from 'vitest';
import { nothingTried } from '../../src/verify/nothing-tried.ts';
import { contractOf, description } from '../contract/project.ts';

const one = description({ paths: '  /pets: { get: { responses: {} } }' });
const hooks = `openapi: 3.1.0\ninfo: { title: A, version: '1' }\nwebhooks: { paid: { post: { responses: {} } } }`;

test.each([
  ['webhooks alone', hooks, 0, 0, 'this contract has webhooks alone'],
  ['nothing', description({}), 0, 0, 'this contract has no operations'],
  ['operations that no request can be made for', one, 1, 0, 'no request of any operation could be made'],
])('a contract of %s has not passed', async (_, text, chosen, cases, reason) => {
  const contract = await contractOf({ 'openapi.yaml': text });
  expect(nothingTried(contract, contract.operations.slice(0, chosen), cases)).toMatchObject([
    { rule: 'verify/something-tried', severity: 'error', message: expect.stringContaining(reason) as string },
  ]);
});

test('nothing is said where something was tried, or nobody wanted to try anything', async () => {
  const contract = await contractOf({ 'openapi.yaml': one });
  expect(nothingTried(contract, contract.operations, 1)).toEqual([]);
  expect(nothingTried(contract, [], 0)).toEqual([]);
});
