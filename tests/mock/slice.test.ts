import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { sliceOperation, unescapeReferences } from '../../src/mock/slice.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  content: { 'application/json': { schema, ...rest } },
});

const document: JsonObject = {
  openapi: '3.1.0',
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://pets.test/v2' }],
  security: [{ key: [] }],
  'x-vendor': 1,
  paths: {
    '/pets/{id}': {
      servers: [{ url: 'https://other.test' }],
      parameters: [{ $ref: '#/components/parameters/Id' }],
      get: { responses: { 200: { description: 'ok', ...json(ref('Pet')) } } },
      post: {
        'x-code-samples': ['long'],
        callbacks: { done: { 'https://evil.test': { post: {} } } },
        requestBody: json(ref('Tree')),
        responses: {
          200: {
            description: 'ok',
            links: { next: { operationId: 'x' } },
            ...json(ref('Tree'), { example: { $ref: '#/nowhere' } }),
          },
          400: { $ref: '#/components/responses/Bad' },
        },
      },
    },
    '/other': { get: { responses: {} } },
  },
  components: {
    parameters: { Id: { name: 'id', in: 'path', required: true, schema: ref('Id') } },
    responses: { Bad: { description: 'bad' }, Unused: { description: 'unused' } },
    schemas: {
      Id: { type: 'string' },
      Pet: { type: 'object' },
      Tree: {
        type: 'object',
        properties: { children: { type: 'array', items: ref('Tree') }, 'x-name': ref('Leaf') },
      },
      Leaf: { type: 'string', 'x-vendor': 2 },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } },
  },
};

describe('sliceOperation', () => {
  const slice = sliceOperation(document, {
    method: 'post',
    path: '/pets/{id}',
    pointer: '/paths/~1pets~1{id}/post',
  });

  test('has the operation, its path, and what they reach, without schemas', () => {
    expect(slice).toEqual({
      openapi: '3.1.0',
      jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
      info: { title: 'One operation', version: '0' },
      security: [{ key: [] }],
      paths: {
        '/pets/{id}': {
          post: {
            responses: {
              200: {
                description: 'ok',
                ...json({}, { example: { '\u0000$ref': '#/nowhere' } }),
              },
              400: { $ref: '#/components/responses/Bad' },
            },
          },
        },
      },
      components: {
        responses: { Bad: { description: 'bad' } },
        securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } },
      },
    });
  });

  test('is a copy', () => {
    expect(JSON.stringify(document)).toContain('x-code-samples');
    expect(slice['security']).not.toBe(document['security']);
  });
});

test('names that JavaScript treats in its own way stay names', () => {
  const slice = sliceOperation(
    {
      openapi: '3.1.0',
      paths: { '/x': { get: { responses: { 200: { $ref: '#/components/responses/__proto__' } } } } },
      components: { responses: JSON.parse('{"__proto__": {"description": "ok"}}') },
    },
    { method: 'get', path: '/x', pointer: '/paths/~1x/get' },
  );
  expect(JSON.stringify(slice['components'])).toBe('{"responses":{"__proto__":{"description":"ok"}}}');
});

test('a path item behind a reference is taken from where it stands', () => {
  const item = { get: { responses: {} } };
  const slice = sliceOperation(
    {
      openapi: '3.1.0',
      paths: { '/x': { $ref: '#/components/pathItems/X' } },
      components: { pathItems: { X: item } },
    },
    { method: 'get', path: '/x', pointer: '/components/pathItems/X/get' },
  );
  expect(slice['paths']).toEqual({ '/x': item });
});

test('data comes out as it went in', () => {
  const data = { $ref: '#/nowhere', list: [{ $ref: 1 }, null, 'x'] };
  const example = { 'application/json': { example: data } };
  const slice = sliceOperation(
    {
      openapi: '3.1.0',
      paths: { '/x': { get: { responses: { 200: { description: '', content: example } } } } },
    },
    { method: 'get', path: '/x', pointer: '/paths/~1x/get' },
  );
  expect(JSON.stringify(slice)).not.toContain('"$ref":"#');
  expect(unescapeReferences(slice['paths'])).toEqual({
    '/x': { get: { responses: { 200: { description: '', content: example } } } },
  });
});
