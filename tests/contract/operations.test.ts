import { expect, test } from 'vitest';
import { documentedRules } from '../../src/contract/documented-rule.ts';
import { serversOf } from '../../src/contract/servers.ts';
import type { Json } from '../../src/json.ts';
import { contractOf, description } from './project.ts';

test('path-level parameters are inherited, overridden ones left out, styles filled in', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      paths: `  /pets/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: fields, in: query, schema: { type: array } }
    get:
      parameters:
        - { name: fields, in: query, style: pipeDelimited, schema: { type: string } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object } } } }
        - { name: x, in: cookie }
        - { name: nowhere, in: body }
      responses: {}`,
    }),
  });
  expect(contract.operations[0]?.parameters).toMatchObject([
    {
      name: 'id',
      in: 'path',
      required: true,
      style: 'simple',
      explode: false,
      schema: '/paths/~1pets~1{id}/parameters/0/schema',
    },
    { name: 'fields', style: 'pipeDelimited', explode: false },
    {
      name: 'filter',
      mediaType: 'application/json',
      schema: '/paths/~1pets~1{id}/get/parameters/1/content/application~1json/schema',
    },
    { name: 'x', in: 'cookie', style: 'form', explode: true, schema: undefined },
  ]);
});

test.each<[string, Json, string[]]>([
  ['none', [], ['/']],
  ['nothing usable', [{}], ['/']],
  [
    'variables',
    [{ url: 'https://{host}/{v}/{x}', variables: { host: { default: 'a.example' }, v: { default: 2 } } }],
    ['https://a.example/2/{x}'],
  ],
])('servers: %s', (_, servers, expected) => {
  expect(serversOf(servers)).toEqual(expected);
});

test.each([
  ['[]', []],
  ['[{}]', [{ schemes: [] }]],
  [
    '[{ key: [] }, { token: [read] }]',
    [
      { schemes: [{ name: 'key', in: 'header', parameterName: 'X-Key' }] },
      { schemes: [{ scheme: 'bearer', scopes: ['read'] }] },
    ],
  ],
  ['[{ unknown: [] }]', []],
])('security: %s', async (security, expected) => {
  const contract = await contractOf({
    'openapi.yaml': description({
      paths: `  /pets:\n    get: { security: ${security}, responses: {} }`,
      components:
        '  securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, token: { type: http, scheme: Bearer } }',
    }),
  });
  expect(contract.operations[0]?.security).toMatchObject(expected);
  expect(contract.operations[0]?.security).toHaveLength(expected.length);
});

test('examples and what an overlay links them to are found behind references', async () => {
  const contract = await contractOf({
    'openapi.yaml': description({
      paths: `  /pets:
    get:
      responses:
        '422': { $ref: '#/components/responses/Invalid' }`,
      components: `  responses:
    Invalid:
      description: Invalid
      content:
        application/json:
          example: { unnamed: true }
          examples:
            Too many: { $ref: '#/components/examples/TooMany' }
            Not yours: { value: 1, x-server-state: who owns what }
            Elsewhere: { externalValue: 'https://example.com' }
  examples: { TooMany: { value: { a: 1 }, x-constraint: '#/x~1y' } }`,
    }),
  });
  expect(documentedRules(contract)).toMatchObject([
    {
      name: 'Too many',
      status: '422',
      pointer: '/components/examples/TooMany',
      constraint: '/x~1y',
      serverState: undefined,
    },
    { name: 'Not yours', constraint: undefined, serverState: 'who owns what' },
  ]);
  const [example] = contract.operations[0]?.responses[0]?.content[0]?.examples ?? [];
  expect(example).toMatchObject({
    name: 'Too many',
    valuePointer: '/components/examples/TooMany/value',
    value: { a: 1 },
  });
});

test.each([
  'paths: null',
  'paths: []',
  'paths: { /a: null, /b: [], /c: { get: null, post: [] }, d: { get: {} } }',
  'paths: { /a: { get: { parameters: {}, requestBody: [], responses: [], security: {} , tags: 1 } } }',
  'paths: { /a: { get: { parameters: [null, 1, { name: 1, in: query }], responses: { 200: null, x-y: {} } } } }',
  'paths: { /a: { get: { responses: { 200: { content: [], headers: 1 } } } } }\ncomponents: null',
])('malformed but valid YAML does not crash: %s', async (text) => {
  const contract = await contractOf({ 'openapi.yaml': `openapi: 3.1.0\n${text}` });
  expect(contract.operations.length).toBeLessThanOrEqual(1);
});
