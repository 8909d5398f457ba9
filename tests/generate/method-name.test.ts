import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/contract/contract.ts';
import { camelCase, nameMethods } from '../../src/generate/method-name.ts';

function operation(
  operationId: string | undefined,
  path = '/pets',
  method: Operation['method'] = 'get',
): Operation {
  return {
    operationId,
    path,
    method,
    pointer: '',
    title: '',
    tags: [],
    deprecated: false,
    servers: [],
    parameters: [],
    requestBody: undefined,
    responses: [],
    security: [],
  };
}

const namesOf = (operations: Operation[]): string[] => nameMethods(operations).map(({ name }) => name);

describe('camelCase', () => {
  test.each([
    ['CreatePhoneNumbersJobUpdateEmergencySettings', 'createPhoneNumbersJobUpdateEmergencySettings'],
    ['repos/get-content', 'reposGetContent'],
    ['list_pets', 'listPets'],
    ['get /pets/{id}', 'getPetsId'],
    ['SMSSend', 'smsSend'],
    ['ID', 'id'],
    ['2fa', '_2fa'],
    ['ペット一覧', 'ペット一覧'],
    ['x"];process.exit()//', 'xProcessExit'],
    ['delete', 'delete'],
    ['__proto__', 'proto'],
    ['-/-', ''],
  ])('%s gives %s', (text, name) => {
    expect(camelCase(text)).toBe(name);
  });

  property.prop([fc.string({ unit: 'binary' })])('gives an identifier or nothing', (text) => {
    expect(camelCase(text)).toMatch(/^(?:[\p{ID_Start}_][\p{ID_Continue}]*)?$/u);
  });
});

describe('nameMethods', () => {
  test.each<[string, Operation[], string[]]>([
    [
      'method and path where there is no operationId',
      [operation(undefined, '/pets/{id}', 'delete')],
      ['deletePetsId'],
    ],
    ['the root', [operation(undefined, '/')], ['get']],
    ['the first of two keeps the name', [operation('a_b', '/x'), operation('a-b', '/y')], ['aB', 'getY']],
    ['a number at last', [operation(undefined, '/a-b'), operation(undefined, '/a_b')], ['getAB', 'getAB2']],
    ['names that objects have', [operation('then', '/t'), operation('toString', '/s')], ['getT', 'getS']],
    ['the name of the client underneath', [operation('fetchClient', '/f')], ['getF']],
    ['nothing to name it by', [operation('//', '/~')], ['get']],
  ])('%s', (_, operations, names) => {
    expect(namesOf(operations)).toEqual(names);
  });

  property.prop([fc.array(fc.tuple(fc.string(), fc.string()))])('never names two alike', (pairs) => {
    const names = namesOf(pairs.map(([id, path]) => operation(id, `/${path}`)));
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain('');
  });
});
