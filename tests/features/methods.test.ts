import { describe, expect, test } from 'vitest';
import { isSafe } from '../../src/contract/contract.ts';
import { pathItemPointer, operationAt, operationTokens } from '../../src/contract/operations.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/json.ts';
import { operationName } from '../../src/upstream/operation-name.ts';
import { sliceText } from '../../src/upstream/slice/slice.ts';
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

const paths = `paths:
  /words:
    query:
      operationId: findWords
      requestBody:
        required: true
        content:
          application/json:
            schema: { type: object, required: [of], properties: { of: { type: string, minLength: 3 } } }
      responses:
        '200': { content: { application/json: { schema: { type: array, items: { type: string } } } } }
        '400': { description: no }
  /notes/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string, pattern: '^n[0-9]+$' } }]
    get: { operationId: readNote, responses: { '200': { description: ok }, '400': { description: no } } }
    additionalOperations:
      MOVE:
        operationId: moveNote
        parameters: [{ name: Destination, in: header, required: true, schema: { type: string, minLength: 2 } }]
        responses: { '201': { description: moved }, '400': { description: no } }
      mAsh: { operationId: mashNote, responses: { '204': { description: done }, '400': { description: no } } }
`;

test('every method is an operation, and its pointer leads to it', async () => {
  const { operations } = await inVersion32(paths);
  expect(operations.map(({ title, method, pointer }) => [title, method, pointer])).toEqual([
    ['QUERY /words', 'query', '/paths/~1words/query'],
    ['GET /notes/{id}', 'get', '/paths/~1notes~1{id}/get'],
    ['MOVE /notes/{id}', 'MOVE', '/paths/~1notes~1{id}/additionalOperations/MOVE'],
    ['mAsh /notes/{id}', 'mAsh', '/paths/~1notes~1{id}/additionalOperations/mAsh'],
  ]);
  for (const { title, path, pointer } of operations) {
    expect(operationAt(`${pointer}/responses/200`)).toEqual({ title, below: ['responses', '200'] });
    expect(operationTokens(title).length).toBe(pointer.split('/').length - 1);
    expect(pathItemPointer(pointer)).toBe(`/paths/${path.replaceAll('/', '~1')}`);
  }
});

test('QUERY is safe, what nobody knows is not', () => {
  expect(['get', 'query', 'post', 'COPY'].map(isSafe)).toEqual([true, true, false, false]);
});

test('the types and the client have them, and send the method as it is written', async () => {
  const contract = await inVersion32(paths);
  const program = `import { createClient, type paths } from './index.ts';
const client = createClient();
export const found: Promise<{ status: number }> = client.findWords({ body: { of: 'abc' } });
// @ts-expect-error -- the body has no such member
export const wrong = client.findWords({ body: { off: 'abc' } });
export const moved = client.moveNote({ params: { path: { id: 'n1' }, header: { Destination: '/x' } } });
export type Query = paths['/words']['query'];
export type Mash = paths['/notes/{id}']['mAsh'];
`;
  expect(await compiled(contract, program)).toEqual([]);
  const client = (await generateFiles(contract)).find(({ path }) => path === 'client.ts')?.text;
  expect(client).toContain('method: "query"');
  expect(client).toContain('request: exactMethod("mAsh")');
});

test('a client sends QUERY with its body, and mAsh as it is', async () => {
  const { connect } = await import('../../src/generate/runtime/connect.ts');
  const { exactMethod } = await import('../../src/generate/runtime/exact-method.ts');
  const seen: string[] = [];
  const operation = { path: '/x', statuses: ['default'], security: [] } as const;
  const client = connect<{}, Record<'q' | 'm', (init?: object) => Promise<unknown>>>(
    {
      servers: [],
      securitySchemes: {},
      operations: {
        q: { ...operation, method: 'query' },
        m: { ...operation, method: 'MASH', request: exactMethod('mAsh') },
      },
    },
    {
      baseUrl: 'http://api.test',
      fetch: async (request) => {
        seen.push(`${request.method} ${await request.text()}`);
        return new Response(null, { status: 204 });
      },
    },
  );
  await client.q({ body: { of: 'abc' } });
  await client.m();
  expect(seen).toEqual(['QUERY {"of":"abc"}', 'mAsh ']);
});

const query = (body: string): Request =>
  new Request('http://api.test/words', {
    method: 'QUERY',
    body,
    headers: { 'Content-Type': 'application/json' },
  });
const note = (method: string, headers = {}): Request =>
  new Request('http://api.test/notes/n1', { method, headers });

test('the mock answers them, judges the body of QUERY, and names them in Allow', async () => {
  const contract = await inVersion32(paths);
  expect(
    await answered(contract, [
      query('{"of":"abc"}'),
      query('{"of":"a"}'),
      new Request('http://api.test/words'),
      note('MOVE', { Destination: '/x' }),
      note('MOVE'),
      note('mAsh'),
      note('MASH'),
    ]),
  ).toEqual([200, 400, 405, 201, 400, 204, 405]);
});

describe('verify', () => {
  test('covers them on the mock, and says what Node cannot receive', async () => {
    const report = await verifiedMock(await inVersion32(paths));
    expect(report.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      "verify/operation-tried mAsh /notes/{id} could not be tried: the mock cannot receive mAsh, which Node's HTTP server does not know.",
    ]);
    expect(uncovered(report).filter((each) => /QUERY/.test(each))).toEqual([]);
    expect(report.coverage.some(({ operation }) => operation === 'QUERY /words')).toBe(true);
  });

  test('finds a server that takes what breaks the body of QUERY', async () => {
    const report = await verified(await inVersion32(paths), (request, response) => {
      const isKnown = request.method === 'QUERY' || request.method === 'MOVE' || request.method === 'GET';
      request.resume();
      response.writeHead(isKnown ? (request.method === 'MOVE' ? 201 : 200) : 405, {
        Allow: 'QUERY',
        'Content-Type': 'application/json',
      });
      response.end('[]');
    });
    expect(report.findings.map(({ operation, rule }) => `${operation} ${rule}`)).toEqual(
      expect.arrayContaining([
        'QUERY /words verify/violating-request-rejected',
        'MOVE /notes/{id} verify/violating-request-rejected',
      ]),
    );
  });
});

describe('compare', () => {
  test.each([
    [
      'a body of QUERY that is tightened',
      'minLength: 3',
      'minLength: 4',
      /^breaking .*minLength went from 3 to 4/,
    ],
    ['QUERY that became GET', '    query:', '    get:', /^breaking The operation was removed$/],
    ['another method that is gone', '      MOVE:', '      LOCK:', /^breaking The operation was removed$/],
    [
      'a header of it that is tightened',
      'minLength: 2',
      'minLength: 5',
      /^breaking .*minLength went from 2 to 5/,
    ],
  ])('tells %s', async (_, before, after, told) => {
    expect(await changes(paths, paths.replace(before, after))).toEqual(
      expect.arrayContaining([expect.stringMatching(told)]),
    );
  });

  test('is silent of an added QUERY but for saying so', async () => {
    const without = paths.replace(/ {2}\/words:[^]*(?= {2}\/notes)/, '');
    expect(await changes(without, paths)).toEqual(['safe The operation was added']);
  });
});

test('lint has nothing against them', async () => {
  expect(await linted(await inVersion32(paths))).toEqual([]);
});

test.each([
  ['query /words', ['/words']],
  ['MOVE /notes/{id}', ['/notes/{id}']],
])('%s is taken out of a description alone', (name, kept) => {
  const text = `openapi: 3.2.0\ninfo: { title: A, version: '1' }\n${paths}`;
  const operation = operationName(name);
  if (!operation) throw new Error('no name');
  const value: JsonObject = parse(text);
  const cut = parse(sliceText({ name: 'a.yaml', text, value, isJson: false }, operation));
  expect(Object.keys(cut.paths)).toEqual(kept);
  expect(JSON.stringify(cut).includes('readNote')).toBe(false);
});
