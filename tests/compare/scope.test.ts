import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Scope } from '../../src/compare/scope.ts';
import { contractOf } from './changes-of.ts';

const get = (more: object = {}): object => ({ get: { responses: {}, ...more } });

const base = {
  paths: {
    '/v1/pets': get({ operationId: 'listPets', tags: ['pets'] }),
    '/v1/pets/{id}/toys': get({ tags: ['toys'] }),
    '/v1/secret': get({ 'x-internal': true }),
    '/v1/hidden': { ...get(), 'x-internal': true },
  },
  components: { schemas: { Unused: {} } },
};
const head = { paths: {} };

function removed(scope: Scope): readonly string[] {
  const { changes } = compareContracts(contractOf(base), contractOf(head), { scope });
  return changes.map(({ operations }) => operations.join(', ') || 'whole');
}

test.each<[string, Scope, readonly string[]]>([
  ['everything', {}, ['GET /v1/pets', 'GET /v1/pets/{id}/toys', 'GET /v1/secret', 'GET /v1/hidden', 'whole']],
  ['a path', { paths: ['/v1/pets'] }, ['GET /v1/pets']],
  [
    'paths like this',
    { paths: ['/v1/pets/*/toys', '*secret'] },
    ['GET /v1/pets/{id}/toys', 'GET /v1/secret'],
  ],
  ['an operation by its id', { operations: ['listPets'] }, ['GET /v1/pets']],
  ['an operation by its title', { operations: ['GET /v1/secret'] }, ['GET /v1/secret']],
  ['a tag', { tags: ['toys'] }, ['GET /v1/pets/{id}/toys']],
  ['a tag of a path', { tags: ['toys'], paths: ['/v1/pets'] }, []],
  ['what is not internal', { excludeInternal: true }, ['GET /v1/pets', 'GET /v1/pets/{id}/toys', 'whole']],
])('compares %s', (_, scope, expected) => {
  expect(removed(scope)).toEqual(expected);
});

describe('a prefix that is stripped', () => {
  const other = JSON.parse(JSON.stringify(base).replaceAll('/v1/', '/v2/'));

  test('makes one operation of two versions of it', () => {
    const scope = { stripPrefixes: ['/v1', '/v2/'] };
    expect(compareContracts(contractOf(base), contractOf(other), { scope }).changes).toEqual([]);
    expect(compareContracts(contractOf(base), contractOf(other)).changes).not.toEqual([]);
  });

  test('is stripped whole', () => {
    const scope = { stripPrefixes: ['/v'] };
    expect(compareContracts(contractOf(base), contractOf(other), { scope }).changes).not.toEqual([]);
  });
});

test('an operation that became internal is gone for who excludes those', () => {
  const [before, after] = [{ paths: { '/a': get() } }, { paths: { '/a': get({ 'x-internal': true }) } }];
  const scope = { excludeInternal: true };
  const { changes } = compareContracts(contractOf(before), contractOf(after), { scope });
  expect(changes.map(({ id }) => id)).toEqual(['request.operation.operation.removed']);
});
