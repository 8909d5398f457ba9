import { describe, expect, test } from 'vitest';
import { checkSelection, selects, type Selection } from '../../src/verify/selection.ts';
import { contractOf } from './contract-of.ts';

const operation = (operationId: string, tags: readonly string[], more = {}) => ({
  operationId,
  tags,
  responses: {},
  ...more,
});
const contract = contractOf({
  paths: {
    '/pets': {
      get: operation('listPets', ['pets']),
      post: operation('createPet', ['pets', 'write']),
    },
    '/pets/{id}': {
      get: operation('getPet', ['pets'], { deprecated: true }),
      delete: operation('deletePet', ['pets', 'write']),
    },
    '/owners': { get: { responses: {} } },
  },
});
const everything: Selection = { operations: [], paths: [], methods: [], tags: [], excludeDeprecated: false };

test.each<[Partial<Selection>, string[]]>([
  [{}, ['GET /pets', 'POST /pets', 'GET /pets/{id}', 'DELETE /pets/{id}', 'GET /owners']],
  [{ operations: ['createPet'] }, ['POST /pets']],
  [{ operations: ['get /owners', 'DELETE  /pets/{id}'] }, ['DELETE /pets/{id}', 'GET /owners']],
  [{ paths: ['/pets/*', '/owners'] }, ['GET /pets/{id}', 'DELETE /pets/{id}', 'GET /owners']],
  [{ methods: ['post', 'delete'] }, ['POST /pets', 'DELETE /pets/{id}']],
  [{ tags: ['write'] }, ['POST /pets', 'DELETE /pets/{id}']],
  [{ excludeDeprecated: true }, ['GET /pets', 'POST /pets', 'DELETE /pets/{id}', 'GET /owners']],
  [{ paths: ['/pets/**'], tags: ['write'] }, ['DELETE /pets/{id}']],
])('%j selects %j', (selection, titles) => {
  const chosen = contract.operations.filter(selects({ ...everything, ...selection }));
  expect(chosen.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
});

describe('what means nothing', () => {
  test.each<[Partial<Selection>, string, string]>([
    [{ operations: ['creatPet'] }, 'There is no operation "creatPet"', 'Most like it: createPet, '],
    [{ operations: ['pet'] }, 'There is no operation "pet"', 'Most like it: listPets, '],
    [{ operations: ['GET /pet'] }, 'There is no operation "GET /pet"', 'Most like it: GET /pets, '],
    [{ tags: ['pest'] }, 'There is no tag "pest"', 'Most like it: pets, write'],
    [{ tags: ['write'], methods: ['get'] }, 'No operation is selected', 'There are 5 operations'],
  ])('%j: %s', (selection, message, help) => {
    const checking = () => checkSelection([contract], { ...everything, ...selection });
    expect(checking).toThrow(
      expect.objectContaining({ message, help: expect.stringContaining(help) as string }),
    );
  });

  test('is fine when one of several contracts knows it', () => {
    const other = contractOf({ paths: { '/x': { get: operation('x', []) } } });
    expect(() => checkSelection([other, contract], { ...everything, operations: ['x'] })).not.toThrow();
  });
});
