import { expect, test } from 'vitest';
import { compareContracts } from '../../src/compare/compare.ts';
import { contractOf } from '../contract/project.ts';
import { told } from './changes-of.ts';

/** A description with a schema of an answer. */
function answering(version: string, schema: object): string {
  const content = { 'application/json': { schema } };
  return JSON.stringify({
    openapi: version,
    info: { title: 'Pets', version: '1.0.0' },
    paths: { '/pets': { get: { responses: { 200: { description: 'Here.', content } } } } },
    components: { schemas: { Pet: { type: 'object', properties: { name: { type: 'string' } } } } },
  });
}

const pet = { $ref: '#/components/schemas/Pet' };

test.each<[string, object, object, readonly string[]]>([
  [
    'whose parts refuse it',
    { type: 'object', nullable: true, allOf: [pet] },
    { type: ['object', 'null'], allOf: [pet] },
    [],
  ],
  ['beside a reference, left out', { nullable: true, allOf: [pet] }, { allOf: [pet] }, []],
  ['beside a reference, kept', { nullable: true, allOf: [pet] }, { anyOf: [pet, { type: 'null' }] }, []],
  [
    'that is no longer there',
    { type: 'object', nullable: true },
    { type: 'object' },
    ['safe response.body.type.tightened'],
  ],
])('what OpenAPI 3.0 says of null, upgraded by somebody: %s', async (_, before, after, changes) => {
  const [base, head] = await Promise.all([
    contractOf({ 'openapi.json': answering('3.0.3', before) }),
    contractOf({ 'openapi.json': answering('3.1.0', after) }),
  ]);
  expect(told(compareContracts(base, head).changes)).toEqual(changes);
});
