import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { contractOf, errorOf } from './project.ts';
import { at, base, post, upgraded } from './upgraded.ts';

const yaml = `swagger: 2.0
info: { title: Pets, version: '1' }
host: pets.example
basePath: /v1/
schemes: [https]
consumes: [application/json, application/xml]
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, type: integer, minimum: 1, exclusiveMinimum: true }
    put:
      parameters:
        - name: pet
          in: body
          description: The pet.
          required: true
          schema:
            $ref: '#/definitions/Pet'
      responses:
        200:
          description: OK
          headers: { Limit: { type: integer, description: How many. } }
          schema:
            type: array
            items: { $ref: '#/definitions/Pet' }
          examples:
            application/json: [{ kind: Cat }]
        default: { $ref: '#/responses/Problem' }
definitions:
  Pet:
    type: object
    discriminator: kind
    required: [kind]
    properties:
      kind: { type: string, x-nullable: true }
responses:
  Problem: { description: Wrong, schema: { type: file } }
securityDefinitions:
  login:
    type: oauth2
    flow: accessCode
    authorizationUrl: https://pets.example/a
    tokenUrl: https://pets.example/t
`;

describe('a Swagger 2.0 description', () => {
  test('is upgraded to OpenAPI 3.1', async () => {
    const { document, operations, losses } = await contractOf({ 'openapi.yaml': yaml });
    expect(losses).toEqual([]);
    expect(operations.map(({ title, servers }) => [title, servers])).toEqual([
      ['PUT /pets/{id}', ['https://pets.example/v1']],
    ]);
    expect(Object.keys(document)).toEqual([
      'openapi',
      'info',
      'servers',
      'paths',
      'components',
      'jsonSchemaDialect',
    ]);
    expect(valueAt(document, '/paths/~1pets~1{id}')).toEqual({
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'integer', exclusiveMinimum: 1 } },
      ],
      put: {
        requestBody: {
          description: 'The pet.',
          required: true,
          content: {
            'application/json': { schema: { $ref: '#/components/schemas/Pet' } },
            'application/xml': { schema: { $ref: '#/components/schemas/Pet' } },
          },
        },
        responses: {
          200: {
            description: 'OK',
            headers: { Limit: { description: 'How many.', schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
                example: [{ kind: 'Cat' }],
              },
            },
          },
          default: { $ref: '#/components/responses/Problem' },
        },
      },
    });
    expect(document['components']).toEqual({
      schemas: {
        Pet: {
          type: 'object',
          discriminator: { propertyName: 'kind' },
          required: ['kind'],
          properties: { kind: { type: ['string', 'null'] } },
        },
      },
      responses: {
        Problem: {
          description: 'Wrong',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      securitySchemes: {
        login: {
          type: 'oauth2',
          flows: {
            authorizationCode: {
              authorizationUrl: 'https://pets.example/a',
              tokenUrl: 'https://pets.example/t',
              scopes: {},
            },
          },
        },
      },
    });
  });

  test.each([
    ['/servers/0/url', 1],
    ['/paths/~1pets~1{id}/parameters/0/schema/exclusiveMinimum', 10],
    ['/paths/~1pets~1{id}/put/requestBody/required', 16],
    ['/paths/~1pets~1{id}/put/requestBody/content/application~1xml/schema', 17],
    ['/paths/~1pets~1{id}/put/responses/200/headers/Limit/schema', 22],
    ['/paths/~1pets~1{id}/put/responses/200/content/application~1json/schema/items', 25],
    ['/paths/~1pets~1{id}/put/responses/200/content/application~1json/example', 27],
    ['/components/schemas/Pet/properties/kind', 35],
    ['/components/securitySchemes/login/flows/authorizationCode/tokenUrl', 43],
  ])('is located as it is written: %s', async (pointer, line) => {
    const contract = await contractOf({ 'openapi.yaml': yaml });
    expect(contract.locate(pointer).line).toBe(line);
  });

  test('may lie in several files, and refer back', async () => {
    const { document } = await contractOf({
      'openapi.yaml': `swagger: '2.0'
info: { title: Pets, version: '1' }
paths: { /pets: { $ref: paths/pets.yaml } }
definitions: { Id: { type: string } }`,
      'paths/pets.yaml': `post:
  parameters: [{ $ref: '../more.yaml#/pet' }, { $ref: '../more.yaml#/limit' }]
  responses: { 200: { $ref: '../more.yaml#/ok' } }`,
      'more.yaml': `pet: { name: pet, in: body, schema: { $ref: '#/schema' } }
limit: { name: limit, in: query, type: integer }
ok: { description: OK, schema: { $ref: 'openapi.yaml#/definitions/Id' } }
schema: { type: object, properties: { id: { $ref: 'openapi.yaml#/definitions/Id' } } }`,
    });
    expect(valueAt(document, '/paths/~1pets/post')).toEqual({
      parameters: [{ $ref: '#/components/parameters/limit' }],
      requestBody: { $ref: '#/components/requestBodies/pet' },
      responses: { 200: { $ref: '#/components/responses/ok' } },
    });
    expect(document['components']).toMatchObject({
      schemas: { schema: { properties: { id: { $ref: '#/components/schemas/Id' } } } },
      requestBodies: {
        pet: { content: { 'application/json': { schema: { $ref: '#/components/schemas/schema' } } } },
      },
    });
  });

  test('takes overlays that speak OpenAPI 3.1', async () => {
    const contract = await contractOf({
      'openapi.yaml': yaml,
      'o.overlay.yaml': `overlay: 1.1.0
info: { title: T, version: '1' }
actions: [{ target: $.components.schemas.Pet.properties.kind, update: { maxLength: 9 } }]`,
    });
    expect(valueAt(contract.document, '/components/schemas/Pet/properties/kind/maxLength')).toBe(9);
  });
});

test('a body of the path is that of the operations that have none of their own', () => {
  const { document } = upgraded({
    ...base,
    paths: {
      '/pets': {
        parameters: [{ name: 'a', in: 'body', schema: { type: 'string' } }],
        post: { responses: {} },
        put: { parameters: [{ name: 'b', in: 'body', schema: { type: 'integer' } }], responses: {} },
      },
    },
  });
  const bodyOf = (method: string) =>
    valueAt(document, `/paths/~1pets/${method}/requestBody/content/application~1json/schema`);
  expect([bodyOf('post'), bodyOf('put')]).toEqual([{ type: 'string' }, { type: 'integer' }]);
  expect(valueAt(document, '/paths/~1pets/parameters')).toBeUndefined();
});

test('a shared response has the media types of the operation, where these are others than the document’s', () => {
  const made = post(
    { produces: ['text/plain'], responses: { 200: { $ref: '#/responses/R' } } },
    { produces: ['application/json'], responses: { R: { description: 'R', schema: { type: 'string' } } } },
  );
  expect(at(made, '/responses/200')).toEqual({
    description: 'R',
    content: { 'text/plain': { schema: { type: 'string' } } },
  });
});

test('references lead to where things are now, also into what has moved within an operation', () => {
  const made = post({
    parameters: [
      { name: 'a', in: 'body', schema: { type: 'object', properties: { b: { type: 'string' } } } },
    ],
    responses: {
      200: { description: '', schema: { $ref: '#/paths/~1pets/post/parameters/0/schema/properties/b' } },
      201: { description: '', schema: { $ref: '#/paths/~1pets/post/responses/200/schema' } },
    },
  });
  expect(at(made, '/responses/200/content/application~1json/schema')).toEqual({
    $ref: '#/paths/~1pets/post/requestBody/content/application~1json/schema/properties/b',
  });
  expect(at(made, '/responses/201/content/application~1json/schema')).toEqual({
    $ref: '#/paths/~1pets/post/responses/200/content/application~1json/schema',
  });
});

test('what two references to elsewhere lead to is converted once', () => {
  const made = post(
    { parameters: [{ $ref: '#/x-shared/limit' }, { $ref: '#/x-shared/%6Cimit' }] },
    { 'x-shared': { limit: { name: 'limit', in: 'query', type: 'integer', maximum: 9 } } },
  );
  expect(valueAt(made.document, '/x-shared/limit/schema')).toEqual({ type: 'integer', maximum: 9 });
});

test('definitions get names that components may have, and are told apart by their old ones', () => {
  const made = post(
    {
      responses: { 200: { description: '', schema: { $ref: '#/definitions/Page%5BPet%5D' } } },
      security: [{ 'o auth': [] }],
    },
    {
      definitions: {
        Any: { type: 'object', discriminator: 'kind', properties: { kind: { type: 'string' } } },
        'Page[Pet]': { allOf: [{ $ref: '#/definitions/Any' }] },
        Page_Pet_: { type: 'string' },
      },
      securityDefinitions: { 'o auth': { type: 'basic' } },
    },
  );
  expect(at(made, '/responses/200/content/application~1json/schema')).toEqual({
    $ref: '#/components/schemas/Page_Pet__2',
  });
  expect(valueAt(made.document, '/components/schemas/Any/discriminator')).toEqual({
    propertyName: 'kind',
    mapping: { 'Page[Pet]': '#/components/schemas/Page_Pet__2' },
  });
  expect(at(made, '/security')).toEqual([{ o_auth: [] }]);
  expect(valueAt(made.document, '/components/securitySchemes')).toEqual({
    o_auth: { type: 'http', scheme: 'basic' },
  });
});

test.each<[JsonObject, string[]]>([
  [{ host: 'a.b', schemes: ['http', 'https'] }, ['http://a.b', 'https://a.b']],
  [{ host: 'a.b', basePath: '/c/', schemes: ['https', 'wss'] }, ['https://a.b/c']],
  [{ host: 'a.b' }, ['https://a.b']],
  [{ basePath: '/c' }, ['/c']],
  [{ basePath: '/' }, []],
  [{}, []],
])('%j gives the servers %j', (rest, urls) => {
  const { document } = upgraded({ ...base, ...rest, paths: {} });
  expect(document['servers'] ?? []).toEqual(urls.map((url) => ({ url })));
});

test('a tuple of draft 4 is one of 2020-12', () => {
  const { document } = upgraded({
    ...base,
    paths: {},
    definitions: {
      A: { type: 'string' },
      T: { items: [{ $ref: '#/definitions/A' }], additionalItems: false },
    },
  });
  expect(valueAt(document, '/components/schemas/T')).toEqual({
    prefixItems: [{ $ref: '#/components/schemas/A' }],
    items: false,
  });
});

test.each([
  ['asyncapi: 2.6.0', 'it is AsyncAPI'],
  ['swaggerVersion: "1.2"', 'it is Swagger 1'],
  ['{ "$schema": "https://json-schema.org/draft/2020-12/schema" }', 'it is JSON Schema'],
  ['{ info: { name: x }, item: [] }', 'it is a Postman collection'],
])('%j is no description, in one line', async (text, message) => {
  const error = await errorOf({ 'openapi.yaml': text });
  expect(error).toContain(`spec/pets/openapi.yaml:1:1: not an OpenAPI description: ${message}`);
});
