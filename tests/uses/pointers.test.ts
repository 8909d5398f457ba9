import ts from 'typescript';
import { expect, test } from 'vitest';
import { loadContracts } from '../../src/contract/load.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import type { JsonObject } from '../../src/json.ts';
import { fromPointer, valueAt } from '../../src/json-pointer.ts';
import { operationIndex, pointersIn } from '../../src/uses/checker/pointers.ts';
import { schemaPlaces } from '../../src/uses/schema-places.ts';
import { contractOf } from '../compare/changes-of.ts';
import { bookings } from './bookings.ts';

/** Schemas whose types nest, join and list in every way that there is. */
const awkward: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Awkward', version: '1.0.0' },
  paths: {
    '/a~b/{x}': {
      get: {
        parameters: [{ $ref: '#/components/parameters/Limit' }],
        responses: {
          '200': { $ref: '#/components/responses/Whole' },
          default: {
            description: 'No.',
            content: {
              'application/json': {
                schema: {
                  allOf: [
                    { $ref: '#/components/schemas/Base' },
                    {
                      type: 'object',
                      properties: {
                        own: {
                          type: 'array',
                          items: { type: 'object', properties: { deep: { type: 'string' } } },
                        },
                      },
                    },
                  ],
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    parameters: { Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } },
    responses: {
      Whole: {
        description: 'All.',
        headers: { 'X-Deep': { schema: { type: 'object', properties: { 'in/side': { type: 'string' } } } } },
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Base' } } },
      },
    },
    schemas: {
      Base: {
        type: 'object',
        properties: {
          'a/b': { type: 'string' },
          'c~d': {
            type: 'object',
            additionalProperties: { type: 'object', properties: { value: { type: 'number' } } },
          },
          pair: {
            type: 'array',
            prefixItems: [
              { type: 'object', properties: { first: { type: 'string' } } },
              { type: 'object', properties: { second: { type: 'string' } } },
            ],
            items: false,
          },
          self: { $ref: '#/components/schemas/Base' },
          one: {
            oneOf: [
              {
                type: 'object',
                required: ['kind'],
                properties: { kind: { const: 'x' }, only: { type: 'string' } },
              },
              {
                type: 'object',
                required: ['kind'],
                properties: { kind: { const: 'y' }, other: { type: ['string', 'null'] } },
              },
            ],
          },
        },
      },
    },
  },
};

test.each([
  ['the project’s own contract', async () => (await loadContracts('.'))[0]?.document ?? {}],
  ['a small one', async () => bookings as unknown as JsonObject],
  ['an awkward one', async () => awkward],
])('every property of the types of %s has the pointer of a schema of its name', async (_, documentOf) => {
  const document = await documentOf();
  const files = await generateFiles(contractOf(document));
  const text = files.find(({ path }) => path === 'schema.ts')?.text ?? '';
  const file = ts.createSourceFile('/schema.ts', text, ts.ScriptTarget.ESNext, true);
  const { byNode, unknown } = pointersIn(file, schemaPlaces(document), operationIndex(document));
  expect(unknown).toEqual([]);
  const found = new Set<string>();
  for (const [node, pointers] of byNode)
    for (const pointer of pointers) {
      expect([pointer, valueAt(document, pointer) === undefined]).toEqual([pointer, false]);
      if (!ts.isPropertySignature(node) || fromPointer(pointer).at(-2) !== 'properties') continue;
      expect('text' in node.name ? node.name.text : '').toBe(fromPointer(pointer).at(-1));
      found.add(pointer);
    }
  expect([...propertiesIn(document, '')].filter((pointer) => !found.has(pointer))).toEqual([]);
});

/** The pointers of all properties that schemas of a document describe. */
function* propertiesIn(value: unknown, pointer: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const below = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (pointer.endsWith('/properties')) yield below;
    if (key !== 'example' && key !== 'examples') yield* propertiesIn(inner, below);
  }
}

test('a name that the document does not have shows that the types are of another version', () => {
  const text = `export interface paths { "/x": {} } export type Guest = { name: string; surname: string };
export interface components { schemas: { Guest: Guest } }`;
  const file = ts.createSourceFile('/schema.ts', text, ts.ScriptTarget.ESNext, true);
  const document = bookings as unknown as JsonObject;
  expect(pointersIn(file, schemaPlaces(document), operationIndex(document)).unknown).toEqual(['surname']);
});
