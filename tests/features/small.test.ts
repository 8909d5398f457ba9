import { describe, expect, test } from 'vitest';
import { connect } from '../../src/generate/runtime/connect.ts';
import { rawCookie } from '../../src/generate/runtime/raw-cookie.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { contractOf, errorOf } from '../contract/project.ts';
import {
  answered,
  changes,
  compiled,
  inVersion32,
  linted,
  uncovered,
  verified,
  verifiedMock,
} from './rooms.ts';

const start = "openapi: 3.2.0\ninfo: { title: A, version: '1' }\n";
const text = '{ type: string, maxLength: 3 }';
const answer = (schema: string): string =>
  `{ responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } } }`;

describe('a description that says what its URI is', () => {
  const files = {
    'openapi.yaml': `${start}$self: https://a.test/api/main.yaml
paths:
  /a: { get: ${answer("{ $ref: 'https://a.test/api/main.yaml#/components/schemas/A' }")} }
  /b: { get: ${answer("{ $ref: 'main.yaml#/components/schemas/A' }")} }
  /c: { get: ${answer("{ $ref: 'https://a.test/api/more.yaml#/components/schemas/C' }")} }
  /d: { get: ${answer("{ $ref: 'parts/d.yaml#/D' }")} }
components: { schemas: { A: ${text} } }
`,
    'others.yaml': `$self: https://a.test/api/more.yaml\ncomponents: { schemas: { C: ${text} } }`,
    'parts/d.yaml': `D: ${text}`,
  };

  test('is found by it, and so are its neighbours; others by their place', async () => {
    const { document } = await contractOf(files);
    expect(JSON.stringify(document).match(/"\$ref":"[^"]*"/g)).toEqual([
      '"$ref":"#/components/schemas/A"',
      '"$ref":"#/components/schemas/A"',
      '"$ref":"#/components/schemas/C"',
      '"$ref":"#/components/schemas/D"',
    ]);
  });

  test('leads to nothing on the network', async () => {
    const lost = { ...files, 'others.yaml': 'x: 1' };
    expect(await errorOf(lost)).toMatch(/openapi\.yaml:7:.*cannot be followed/);
  });
});

const secured = (requirement: string, schemes: string): string =>
  `security: [{ '${requirement}': [] }]
paths: { /me: { get: { operationId: me, responses: { '200': { description: ok }, '401': { description: no } } } } }
components: { securitySchemes: { ${schemes} } }
`;
const key = 'key: { type: apiKey, in: header, name: X-Key }';

describe('a security scheme named by its URI', () => {
  const byUri = secured('#/components/securitySchemes/key', key);

  test('is the scheme, wherever it stands', async () => {
    const inside = await inVersion32(byUri);
    const outside = await inVersion32(secured('./schemes.yaml#/key', ''), { 'schemes.yaml': key });
    for (const { operations, document } of [inside, outside]) {
      expect(operations[0]?.security).toMatchObject([{ schemes: [{ name: 'key', type: 'apiKey' }] }]);
      expect(document['security']).toEqual([{ key: [] }]);
    }
  });

  test('is what a component is called, where one is', async () => {
    const named = secured('a/b', `${key}, a/b: { type: http, scheme: basic }`);
    expect((await inVersion32(named)).operations[0]?.security).toMatchObject([
      { schemes: [{ type: 'http' }] },
    ]);
  });

  test('that is not there is an error', async () => {
    const lost = `${start}${secured('#/components/securitySchemes/lost', key)}`;
    expect(await errorOf({ 'openapi.yaml': lost })).toMatch(/:3:14: .*no security scheme stands there/);
  });

  test('is asked for by the mock, given by the client, and missed by verify', async () => {
    const contract = await inVersion32(byUri);
    expect(
      await answered(contract, [
        new Request('https://api.test/me'),
        new Request('https://api.test/me', { headers: { 'X-Key': 'a' } }),
      ]),
    ).toEqual([401, 200]);
    const program =
      "import { createClient } from './index.ts';\nexport const client = createClient({ auth: { key: 'a' } });\n";
    expect(await compiled(contract, program)).toEqual([]);
    const report = await verified(
      contract,
      (request, response) =>
        void response.writeHead(request.method === 'GET' ? 200 : 405, { Allow: 'GET' }).end(),
      { key: 'a' },
    );
    expect(report.findings.map(({ rule }) => rule)).toEqual(['verify/authentication-enforced']);
    expect(await linted(contract)).toEqual([]);
  });

  test('compare reads both ways alike, and tells another scheme', async () => {
    expect(await changes(secured('key', key), byUri)).toEqual([]);
    const other = secured(
      '#/components/securitySchemes/other',
      `${key}, other: { type: http, scheme: basic }`,
    );
    expect((await changes(byUri, other)).join()).toContain('breaking');
  });
});

const cookies = `paths:
  /me:
    get:
      operationId: me
      parameters:
        - { name: at, in: cookie, required: true, style: cookie, schema: { type: string, pattern: '^[a-z%0-9]{4,8}$' } }
        - { name: look, in: cookie, style: cookie, schema: { type: object, properties: { lang: { type: string, minLength: 2 }, size: { type: integer } } } }
      responses: { '200': { description: ok }, '400': { description: no } }
`;

const me = (cookie: string): Request => new Request('https://api.test/me', { headers: { Cookie: cookie } });

describe('cookies in style cookie', () => {
  test('are taken as they come', async () => {
    const contract = await inVersion32(cookies);
    const requests = [
      'at=ab%2',
      'at=ab%20',
      'at=ab',
      'at=ab%2; lang=de; size=3',
      'at=ab%2; lang=d',
      'at=ab%2; size=x',
    ].map(me);
    expect(await answered(contract, requests)).toEqual([200, 200, 400, 200, 400, 400]);
  });

  test('are written so by the client', async () => {
    let cookie: string | null = '';
    const client = connect<{}, { me(init: object): Promise<unknown> }>(
      {
        servers: [],
        securitySchemes: {},
        operations: {
          me: {
            method: 'get',
            path: '/me',
            statuses: ['default'],
            security: [],
            parameters: ['at', 'look'].map((name) => ({
              in: 'cookie',
              name,
              isRaw: true,
              write: rawCookie(),
            })),
          },
        },
      },
      {
        baseUrl: 'http://api.test',
        fetch: async (request) => ((cookie = request.headers.get('cookie')), new Response()),
      },
    );
    await client.me({ params: { cookie: { at: 'a&b%2', look: { lang: 'de', size: 3 } } } });
    expect(cookie).toBe('at=a&b%2; lang=de; size=3');
    await expect(client.me({ params: { cookie: { at: 'a;b' } } })).rejects.toThrow('no cookie can hold');
  });

  test('are tried on both sides', async () => {
    const report = await verifiedMock(await inVersion32(cookies));
    expect(report.findings).toEqual([]);
    expect(uncovered(report).filter((each) => /pattern|minLength|required/.test(each))).toEqual([]);
    expect(report.coverage.length).toBeGreaterThan(3);
  });
});

test('what an alternative is by default need not say so', async () => {
  const schemas = `paths: { /p: { get: { operationId: readPet, responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } } } }
components:
  schemas:
    Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Other' }], discriminator: { propertyName: kind, defaultMapping: Other } }
    Cat: { type: object, required: [kind, lives], properties: { kind: { type: string }, lives: { type: integer } } }
    Other: { type: object, required: [name], properties: { kind: { type: string }, name: { type: string } } }
`;
  const program = `import type { Pet } from './schema.ts';
export const one: Pet = { name: 'Rex' };
export const two: Pet = { kind: 'Cat', lives: 9 };
// @ts-expect-error -- a cat has lives
export const three: Pet = { kind: 'Cat' };
`;
  expect(await compiled(await inVersion32(schemas), program)).toEqual([]);
  const without = schemas.replace(', defaultMapping: Other', '');
  expect(await linted(await inVersion32(schemas))).toEqual([]);
  expect(await linted(await inVersion32(without))).toEqual([
    expect.stringContaining('lint/discriminator-default'),
  ]);
});

const plain =
  "paths: { /a: { get: { operationId: a, tags: [inner], responses: { '200': { summary: Fine }, '401': {} } } } }\n";
const rest = `tags: [{ name: outer, summary: Outer, kind: nav }, { name: inner, parent: outer }]
components:
  securitySchemes:
    tv: { type: oauth2, deprecated: true, oauth2MetadataUrl: https://a.test/m, flows: { deviceAuthorization: { deviceAuthorizationUrl: https://a.test/d, tokenUrl: https://a.test/t, scopes: { read: it } } } }
  schemas: { Book: { type: object, properties: { id: { type: string, xml: { nodeType: attribute } } } } }
security: [{ tv: [read] }]
`;

test('responses without a description, tags with parents, device flows, deprecated schemes and XML nodes are right', async () => {
  const contract = await inVersion32(plain + rest);
  expect(await linted(contract)).toEqual([]);
  expect(
    await compiled(
      contract,
      "import { createClient } from './index.ts';\nexport const client = createClient({ auth: { tv: 'token' } });\n",
    ),
  ).toEqual([]);
  expect((await verifiedMock(contract)).findings).toEqual([]);
  expect(await changes(plain + rest, plain.replace('summary: Fine', 'description: ok') + rest)).toEqual([]);
});

const early = (version: string): Promise<Contract> =>
  contractOf({
    'openapi.yaml': `openapi: ${version}
info: { title: A, version: '1' }
tags: [{ name: a, x-oai-kind: nav }]
paths:
  /a:
    x-oai-additionalOperations:
      QUERY: { operationId: find, responses: { '200': { description: ok, content: { application/jsonl: { x-oai-itemSchema: { $ref: '#/components/schemas/A' } } } } } }
      COPY: { operationId: copy, responses: { '200': { description: ok } } }
components: { schemas: { A: { type: object } } }
`,
  });

describe('what an earlier version says by extensions', () => {
  test.each(['3.0.3', '3.1.1'])('%s is read as 3.2', async (version) => {
    const { document, operations } = await early(version);
    expect(operations.map(({ title }) => title)).toEqual(['QUERY /a', 'COPY /a']);
    expect(operations[0]?.responses[0]?.content[0]?.itemSchema).toBe(
      '/paths/~1a/query/responses/200/content/application~1jsonl/itemSchema',
    );
    expect(document['openapi']).toBe('3.2.0');
    expect(document['tags']).toEqual([{ name: 'a', kind: 'nav' }]);
  });
});

test.each([
  ['{ a: { operationId: lost } }', 'lint/link-leads-somewhere'],
  ["{ a: { operationRef: '#/paths/~1a/query' } }", 'lint/link-leads-somewhere'],
])('a link %s is lost', async (links, rule) => {
  const described = `paths: { /a: { get: { operationId: a, responses: { '200': { description: ok, links: ${links} } } } } }`;
  expect(await linted(await inVersion32(described))).toEqual([expect.stringContaining(rule)]);
});

test('items at positions need no others to the linter', async () => {
  const described = `paths: {}
components: { schemas: { Pair: { type: array, prefixItems: [{ type: string }, { type: integer }] } } }
`;
  expect(await linted(await inVersion32(described))).toEqual([]);
});

test('names with blanks and dots in a path are names to the linter', async () => {
  const described = `paths: { '/a/{b c}/{d.e}': { get: { operationId: a, parameters: [{ name: b c, in: path, required: true, schema: { type: string } }, { name: d.e, in: path, required: true, schema: { type: string } }], responses: { '200': { description: ok } } } } }`;
  expect(await linted(await inVersion32(described))).toEqual([]);
  const without = described.replace(
    '{ name: b c, in: path, required: true, schema: { type: string } }, ',
    '',
  );
  expect(await linted(await inVersion32(without))).toEqual([expect.stringContaining('"{b c}"')]);
});

test('a media type of the components is followed everywhere', async () => {
  const described = `paths:
  /a:
    post:
      operationId: a
      requestBody: { required: true, content: { application/json: { $ref: '#/components/mediaTypes/Thing' } } }
      responses: { '200': { description: ok, content: { application/json: { $ref: 'more.yaml#/Other' } } }, '400': { description: no } }
components: { mediaTypes: { Thing: { schema: { type: object, required: [x], properties: { x: { type: integer, maximum: 7 } } } } } }
`;
  const more = {
    'more.yaml': 'Other: { schema: { type: object, required: [y], properties: { y: { type: string } } } }',
  };
  const contract = await inVersion32(described, more);
  const program = `import { createClient } from './index.ts';
const result = await createClient().a({ body: { x: 7 } });
if (result.status === 200) result.data.y satisfies string;
`;
  expect(await compiled(contract, program)).toEqual([]);
  const report = await verifiedMock(contract);
  expect(report.findings).toEqual([]);
  expect(uncovered(report)).toEqual([]);
  expect(await linted(contract)).toEqual([]);
});
