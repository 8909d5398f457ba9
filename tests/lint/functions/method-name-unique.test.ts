import { expect, test } from 'vitest';
import { camelCase } from '../../../src/generate/method-name.ts';
import type { JsonObject } from '../../../src/json.ts';
import { description, runRule } from '../rule.ts';

function withIds(...ids: (string | undefined)[]): JsonObject {
  const operations = ids.map((operationId, index) => {
    const operation: JsonObject = { responses: {} };
    if (operationId !== undefined) operation['operationId'] = operationId;
    return [`/p${index}`, { get: operation }];
  });
  return description(Object.fromEntries(operations));
}

const pairs = [
  ['getPet', 'get-pet'],
  ['getPet', 'GetPet'],
  ['pets/list-all', 'pets_listAll'],
  ['SMSSend', 'smsSend'],
  ['a__b', 'a b'],
];

test.each(pairs)('%s and %s give the same method name', async (first, second) => {
  expect(await runRule('method-name-unique', withIds(first, undefined, second))).toEqual([
    ['/paths/~1p2/get/operationId', `The operationIds "${first}" and "${second}" give the same method name.`],
  ]);
});

test.each([
  ['getPet', 'getPets'],
  ['getpet', 'getPet'],
  ['same', 'same'],
  ['', '--'],
])('nothing is said of %s and %s', async (first, second) => {
  expect(await runRule('method-name-unique', withIds(first, second))).toEqual([]);
});

test.each(pairs)('the client says so too: %s, %s', (first = '', second = '') => {
  expect(camelCase(first)).toBe(camelCase(second));
});
