import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { fetchUpstream } from '../../src/upstream/fetch-upstream.ts';
import { project } from '../contract/project.ts';
import { named, slice, valueOf } from './slicing.ts';

const shop = `# The whole shop
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 } # as it is
x-owner: team a
tags:
  # animals
  - name: pets
    description: Pets
  # people
  - name: owners
security:
  - key: []
paths:
  # All pets
  /pets:
    summary: Pets
    parameters:
      - $ref: '#/components/parameters/Trace'
    # Reads them
    get:
      tags: [owners]
      responses: { 200: { $ref: '#/components/responses/Owners' } }
    # Makes one
    post:
      tags: [pets]
      description: |
        Makes one.

        # not a comment
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Pet' }
      responses:
        200: { description: "OK" }   # fine

  # All owners
  /owners:
    get:
      security: [{ token: [] }]
      responses: { 200: { $ref: '#/components/responses/Owners' } }
components:
  # What is sent
  schemas:
    # Of a pet
    Pet:
      type: object
      properties:
        owner: { $ref: "#/components/schemas/Owner" }
    # Not needed
    Stray: { type: object }
    # Of an owner
    Owner: { type: 'object' }
  parameters:
    Trace: { name: trace, in: header, schema: { type: string } }
    Page: { name: page, in: query, schema: { type: string } }
  responses:
    Owners: { description: Owners }
  securitySchemes:
    key: { type: apiKey, in: header, name: key }
    token: { type: http, scheme: bearer }
webhooks:
  born: { post: { responses: {} } }
`;

const posted = `# The whole shop
openapi: 3.1.0
info: { title: Shop, version: 1.0.0 } # as it is
x-owner: team a
tags:
  # animals
  - name: pets
    description: Pets
security:
  - key: []
paths:
  # All pets
  /pets:
    summary: Pets
    parameters:
      - $ref: '#/components/parameters/Trace'
    # Makes one
    post:
      tags: [pets]
      description: |
        Makes one.

        # not a comment
      requestBody:
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Pet' }
      responses:
        200: { description: "OK" }   # fine

components:
  # What is sent
  schemas:
    # Of a pet
    Pet:
      type: object
      properties:
        owner: { $ref: "#/components/schemas/Owner" }
    # Of an owner
    Owner: { type: 'object' }
  parameters:
    Trace: { name: trace, in: header, schema: { type: string } }
  securitySchemes:
    key: { type: apiKey, in: header, name: key }
`;

test('one operation stays, with what it needs, as it was written', () => {
  expect(slice(shop, 'post /pets')).toBe(posted);
});

test('JSON stays as it was written as well', () => {
  const json = `{ "openapi": "3.1.0",
  "paths": {
    "/a": { "get": { "x-big": 9223372036854775807, "x-one": 1.0 }, "put": {"a": "}"} },
    "/b\\"": { "get": {} }
  },
  "components": { "schemas": { "A": {} } }
}
`;
  expect(slice(json, 'get /a', true)).toBe(`{ "openapi": "3.1.0",
  "paths": {
    "/a": { "get": { "x-big": 9223372036854775807, "x-one": 1.0 } }
  }
}
`);
});

test.each([
  'openapi: 3.1.0\npaths: { /pets: { parameters: [], get: { } } } # one\ncomponents: { schemas: { A: {} } }\n',
  'paths:\n  x-not: a path\n  /pets:\n    $ref: "#/components/pathItems/P"\ncomponents: { pathItems: { P: { get: {} } } }',
])('a description of that operation alone is not touched: %#', (text) => {
  expect(slice(text, 'get /pets')).toBe(text);
});

describe('what is needed', () => {
  const paths = { '/a': { get: { responses: {} } }, '/b': { get: { 'x-b': 1 }, put: {} } };
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    [
      'through references, also in a circle',
      { schema: { $ref: '#/components/schemas/A' } },
      {
        schemas: {
          A: { items: { $ref: '#/components/schemas/B/items' } },
          B: { items: { $ref: '#/components/schemas/A' } },
          C: {},
        },
      },
      {
        schemas: {
          A: { items: { $ref: '#/components/schemas/B/items' } },
          B: { items: { $ref: '#/components/schemas/A' } },
        },
      },
    ],
    [
      'through encoded references',
      { schema: { $ref: '#/components/schemas/A%20b~1c' } },
      { schemas: { 'A b/c': {}, A: {} } },
      { schemas: { 'A b/c': {} } },
    ],
    [
      'by mapping of a discriminator, by name or reference',
      { discriminator: { propertyName: 't', mapping: { a: 'A', b: '#/components/schemas/B' } } },
      { schemas: { A: {}, B: {}, C: {} } },
      { schemas: { A: {}, B: {} } },
    ],
    [
      'by inheriting from a schema with a discriminator',
      { schema: { $ref: '#/components/schemas/P' } },
      {
        schemas: {
          P: { discriminator: { propertyName: 't' } },
          C: { allOf: [{ $ref: '#/components/schemas/P' }, { $ref: '#/components/schemas/D' }] },
          D: {},
          E: { allOf: [{ $ref: '#/components/schemas/D' }] },
        },
      },
      {
        schemas: {
          P: { discriminator: { propertyName: 't' } },
          C: { allOf: [{ $ref: '#/components/schemas/P' }, { $ref: '#/components/schemas/D' }] },
          D: {},
        },
      },
    ],
    [
      'by anchors',
      { schema: { $ref: '#a' }, other: { $dynamicRef: '#d' } },
      { schemas: { A: { $defs: { x: { $anchor: 'a' } } }, D: { $dynamicAnchor: 'd' }, E: {} } },
      { schemas: { A: { $defs: { x: { $anchor: 'a' } } }, D: { $dynamicAnchor: 'd' } } },
    ],
    [
      'by security',
      { security: [{ one: [] }, { two: [], three: [] }] },
      { securitySchemes: { one: {}, two: {}, three: {}, four: {} } },
      { securitySchemes: { one: {}, two: {}, three: {} } },
    ],
    ['nothing', {}, { schemas: { A: {} }, responses: {} }, {}],
  ])('%s', (_, operation, components, expected) => {
    const whole = { openapi: '3.1.0', paths: { ...paths, '/a': { get: operation } }, components };
    const text = JSON.stringify(whole, null, 2);
    const sliced = {
      openapi: '3.1.0',
      paths: { '/a': { get: operation } },
      ...(Object.keys(expected).length > 0 ? { components: expected } : {}),
    };
    expect(valueOf(slice(text, 'get /a', true), true)).toEqual(sliced);
    expect(valueOf(slice(text, 'get /a'))).toEqual(sliced);
  });

  test('an operation that is referred to comes whole, and so does what its path says', () => {
    const text = `paths:
  /a: { get: { x: { $ref: '#/paths/~1b/get/responses' } } }
  /b: { parameters: [], get: { responses: {} }, put: {} }
  /c: { get: {} }`;
    expect(Object.keys(valueOf(slice(text, 'get /a'))['paths'] as object)).toEqual(['/a', '/b']);
    expect(valueOf(slice(text, 'get /a'))['paths']).toMatchObject({ '/b': { parameters: [] } });
    expect(slice(text, 'get /a')).not.toContain('put');
  });

  test('of a path item in components only the operation', () => {
    const text = `paths:
  /a: { $ref: '#/components/pathItems/A' }
  /b: { get: {} }
components:
  pathItems:
    A: { parameters: [], get: {}, put: {} }`;
    expect(valueOf(slice(text, 'put /a'))).toEqual({
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: { pathItems: { A: { parameters: [], put: {} } } },
    });
  });

  test('what aliases stand for, wherever it is', () => {
    const text = `components: { schemas: { A: { z: &schema { type: string } }, B: {} } }
paths:
  /a: { get: &get { x: 1 }, put: {} }
  /b: { get: { <<: *get, y: *schema } }`;
    expect(valueOf(slice(text, 'get /b'))).toEqual({
      paths: { '/a': { get: { x: 1 } }, '/b': { get: { x: 1, y: { type: 'string' } } } },
      components: { schemas: { A: { z: { type: 'string' } } } },
    });
  });
});

test.each([
  ['get /pet', 'The nearest that it has: "get /pets", '],
  ['put /pets', 'The nearest that it has: "'],
  ['get /constructor', 'The nearest'],
])('%s, which is not there, is refused with the nearest', (operation, help) => {
  expect(() => slice(shop, operation)).toThrow(
    expect.objectContaining({
      message: `api has no operation "${operation}"`,
      help: expect.stringContaining(help),
    }),
  );
});

test('a slice is fetched, loads, and holds the operation as the whole does', async () => {
  const root = project({ 'shop.yaml': shop });
  for (const operation of ['get /pets', 'post /pets', 'get /owners']) {
    const upstream = await fetchUpstream({ file: 'shop.yaml', operation }, { root });
    const [file] = upstream === 'unchanged' ? [] : upstream.files;
    const sliced = project({ 'spec/shop/openapi.yaml': file?.text ?? '' });
    const contract = await loadContract(path.join(sliced, 'spec/shop'), { root: sliced });
    const { method, path: template } = named(operation);
    expect(contract.operations.map((each) => `${each.method} ${each.path}`)).toEqual([operation]);
    const operationIn = (text: string): Json | undefined =>
      (valueOf(text)['paths'] as Record<string, JsonObject>)[template]?.[method];
    expect(operationIn(file?.text ?? '')).toEqual(operationIn(shop));
  }
});
