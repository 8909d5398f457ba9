import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { clientFile } from '../../src/generate/client-file.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { complaints } from './compile.ts';
import { contractOf, contractWith } from './contract-of.ts';
import { jsonAnswer, serve } from './runtime/server.ts';
import { place, scratchProject } from './scratch.ts';

const answer = {
  responses: { 200: { description: '', content: { 'application/json': { schema: { type: 'string' } } } } },
};

describe('client.ts', () => {
  test.each<[string, Contract, string[]]>([
    [
      'servers, variables filled in',
      contractOf({ servers: [{ url: 'https://{h}.x', variables: { h: { default: 'a' } } }, { url: '/v2' }] }),
      ['export const servers = ["https://a.x", "/v2"] as const;'],
    ],
    ['the default server', contractOf({}), ['export const servers = ["/"] as const;']],
    [
      'an operation’s own server',
      contractWith({ ...answer, servers: [{ url: 'https://files.x' }] }),
      ['server: "https://files.x"'],
    ],
    [
      'documentation',
      contractWith({ ...answer, summary: 'Makes.', description: 'A\npet.', deprecated: true }),
      ['   * Makes.\n   *\n   * A\n   * pet.\n   *\n   * `POST /pets`\n   *\n   * @deprecated\n'],
    ],
    [
      'ranges and default',
      contractWith({
        responses: { 200: { description: '' }, '4XX': { description: '' }, default: { description: '' } },
      }),
      ['statuses: [200, "4XX", "default"]'],
    ],
    ['no documented status at all', contractWith({}), ['statuses: ["default"]']],
    [
      'the type of a body that is not JSON',
      contractWith({ ...answer, requestBody: { content: { 'text/csv': {}, 'text/plain': {} } } }),
      ['mediaType: "text/csv"'],
    ],
    [
      'JSON rather than the first type',
      contractWith({ ...answer, requestBody: { content: { 'text/csv': {}, 'application/vnd.x+json': {} } } }),
      ['mediaType: "application/vnd.x+json"'],
    ],
    [
      'parameters that are not written as usual',
      contractWith({
        ...answer,
        parameters: [
          { in: 'query', name: 'usual', schema: {} },
          { in: 'query', name: 'deep', style: 'deepObject', schema: {} },
          { in: 'query', name: 'comma', explode: false, schema: {} },
          { in: 'query', name: 'raw', allowReserved: true, schema: {} },
          { in: 'header', name: 'X-Json', content: { 'application/json': { schema: {} } } },
        ],
      }),
      [
        'parameters: [{ in: "query", name: "deep", write: styled({ style: "deepObject" }) }, { in: "query", name: "comma", write: styled({ style: "form", explode: false }) }, { in: "query", name: "raw", write: styled({ style: "form", allowReserved: true }) }, { in: "header", name: "X-Json", write: styled({ style: "simple", json: true, plain: true }) }]',
      ],
    ],
    [
      'every kind of security scheme',
      contractWith(
        {
          ...answer,
          security: [
            { token: [] },
            { user: [], 'x-key': [] },
            { login: [], id: [] },
            { tls: [], digest: [] },
            {},
          ],
        },
        {
          components: {
            securitySchemes: {
              token: { type: 'http', scheme: 'bearer' },
              user: { type: 'http', scheme: 'basic' },
              'x-key': { type: 'apiKey', in: 'query', name: 'key' },
              login: { type: 'oauth2', flows: {} },
              id: { type: 'openIdConnect', openIdConnectUrl: 'https://x' },
              tls: { type: 'mutualTLS' },
              digest: { type: 'http', scheme: 'Digest' },
            },
          },
        },
      ),
      [
        '  token?: Credential<string>;\n  user?: Credential<BasicCredentials>;\n  "x-key"?: Credential<string>;\n  login?: Credential<string>;\n  id?: Credential<string>;\n  digest?: Credential<string>;\n}',
        'token: authorization("Bearer")',
        'user: basic()',
        '"x-key": keyInQuery("key")',
        'digest: authorization("Digest")',
        'security: [["token"], ["user", "x-key"], ["login", "id"], ["digest"], []]',
      ],
    ],
  ])('has %s', async (_, contract, parts) => {
    const text = clientFile(contract);
    for (const part of parts) expect(text).toContain(part);
    expect(await complaints(await generateFiles(contract))).toEqual([]);
  });
});

test('a generated client runs in plain Node, on whatever server it is given', async () => {
  const contract = contractOf({
    security: [{ token: [] }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: {
      '/pets/{id}': {
        get: {
          operationId: 'GetPet',
          parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              description: '',
              content: {
                'application/json': { schema: { type: 'object', properties: { name: { type: 'string' } } } },
              },
            },
          },
        },
      },
    },
  });
  const { url, received } = await serve(jsonAnswer(200, { name: 'Ada' }));
  const folder = await place(
    path.join(await scratchProject(), 'generated', 'pets'),
    await generateFiles(contract),
  );
  const program = `
    import { createClient } from ${JSON.stringify(pathToFileURL(path.join(folder, 'index.ts')).href)};
    const client = createClient({ baseUrl: ${JSON.stringify(url)}, auth: { token: () => 'secret' } });
    const result = await client.getPet({ params: { path: { id: 'a/b' } } });
    if (result.status === 200) console.log(result.data.name);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(stdout).toBe('Ada\n');
  expect(received).toMatchObject([
    { method: 'GET', url: '/pets/a%2Fb', headers: { authorization: 'Bearer secret' } },
  ]);
});
