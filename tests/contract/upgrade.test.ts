import { expect, test } from 'vitest';
import { valueAt } from '../../src/json-pointer.ts';
import { contractOf, description } from './project.ts';

test.each([
  ['{ type: string, nullable: true }', { type: ['string', 'null'] }],
  ['{ type: string, nullable: false }', { type: 'string' }],
  ['{ nullable: true }', {}],
  ['{ type: string, nullable: true, enum: [a] }', { type: ['string', 'null'], enum: ['a', null] }],
  ['{ type: string, nullable: true, enum: [a, null] }', { type: ['string', 'null'], enum: ['a', null] }],
  [
    '{ nullable: true, description: D, allOf: [{ $ref: "#/components/schemas/Other" }] }',
    { description: 'D', anyOf: [{ allOf: [{ $ref: '#/components/schemas/Other' }] }, { type: 'null' }] },
  ],
  ['{ minimum: 1, exclusiveMinimum: true }', { exclusiveMinimum: 1 }],
  ['{ minimum: 1, exclusiveMinimum: false }', { minimum: 1 }],
  ['{ maximum: 1, exclusiveMaximum: true }', { exclusiveMaximum: 1 }],
  ['{ exclusiveMaximum: true }', {}],
  ['{ $ref: "#/components/schemas/Other", maxLength: 3 }', { $ref: '#/components/schemas/Other' }],
  [
    '{ properties: { nullable: { type: string, nullable: true } } }',
    { properties: { nullable: { type: ['string', 'null'] } } },
  ],
  ['{ items: { type: integer, nullable: true } }', { items: { type: ['integer', 'null'] } }],
])('3.0: %s', async (schema, expected) => {
  const components = `  schemas:\n    Other: { type: string }\n    It: ${schema}`;
  const contract = await contractOf({ 'openapi.yaml': description({ openapi: '3.0.3', components }) });
  expect(valueAt(contract.document, '/components/schemas/It')).toEqual(expected);
  expect(contract.document['openapi']).toBe('3.1.1');
});

test('a 3.1 description keeps its schemas and its version', async () => {
  const components =
    '  schemas: { It: { type: string, nullable: true, $ref: "#/components/schemas/It2" }, It2: {} }';
  const contract = await contractOf({ 'openapi.yaml': description({ components }) });
  expect(contract.document['openapi']).toBe('3.1.0');
  expect(valueAt(contract.document, '/components/schemas/It/nullable')).toBe(true);
});

test.each(['3.0.3', '3.1.0'])('the dialect is named, whatever upstream (%s) says', async (openapi) => {
  const text = `${description({ openapi })}\njsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base`;
  const contract = await contractOf({ 'openapi.yaml': text });
  expect(contract.document['jsonSchemaDialect']).toBe('https://json-schema.org/draft/2020-12/schema');
});

test('what was upgraded is still located', async () => {
  const components =
    '  schemas:\n    It:\n      nullable: true\n      allOf:\n        - type: string\n          minLength: 3';
  const contract = await contractOf({ 'openapi.yaml': description({ openapi: '3.0.3', components }) });
  expect(contract.locate('/components/schemas/It/anyOf/0/allOf/0/minLength').line).toBe(10);
});
