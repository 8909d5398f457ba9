import { describe, expect, test } from 'vitest';
import { connect } from '../../src/generate/runtime/connect.ts';
import { querystring } from '../../src/generate/runtime/write-querystring.ts';
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

const form = `paths:
  /find:
    get:
      operationId: find
      parameters:
        - name: filter
          in: querystring
          required: true
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                required: [word]
                properties: { word: { type: string, minLength: 2 }, from: { type: integer, minimum: 1 } }
                additionalProperties: false
      responses: { '200': { description: ok }, '400': { description: no } }
`;
const json = `paths:
  /pick:
    get:
      operationId: pick
      parameters:
        - { name: at, in: querystring, required: true, content: { application/json: { schema: { type: array, minItems: 1, items: { type: integer, maximum: 9 } } } } }
      responses: { '200': { description: ok }, '400': { description: no } }
`;

test('is a place of its own in the types', async () => {
  const program = `import { createClient } from './index.ts';
const client = createClient();
export const found = client.find({ params: { querystring: { filter: { word: 'ab', from: 1 } } } });
// @ts-expect-error -- it is required
export const nothing = client.find();
// @ts-expect-error -- it is no parameter in the query
export const wrong = client.find({ params: { query: { filter: { word: 'ab' } } } });
`;
  expect(await compiled(await inVersion32(form), program)).toEqual([]);
});

test.each([
  ['application/x-www-form-urlencoded', { word: 'a b', from: 1 }, 'word=a+b&from=1'],
  ['application/json', [1, 2], '%5B1%2C2%5D'],
  ['text/plain', 'a b', 'a%20b'],
])('the client writes %s as the whole query', async (type, value, query) => {
  let url = '';
  const client = connect<{}, { find(init: object): Promise<unknown> }>(
    {
      servers: [],
      securitySchemes: {},
      operations: {
        find: {
          method: 'get',
          path: '/find',
          statuses: ['default'],
          security: [],
          parameters: [{ in: 'querystring', name: 'filter', write: querystring(type) }],
        },
      },
    },
    { baseUrl: 'http://api.test', fetch: async (request) => ((url = request.url), new Response()) },
  );
  await client.find({ params: { querystring: { filter: value } } });
  expect(url).toBe(`http://api.test/find?${query}`);
});

test.each([
  [
    form,
    '/find',
    ['?word=ab', '?word=ab&from=2', '?word=a', '', '?word=ab&x=1', '?word=ab&from=0'],
    [200, 200, 400, 400, 400, 400],
  ],
  [json, '/pick', ['?%5B1%2C2%5D', '?%5B10%5D', '?1', '?%5B', ''], [200, 400, 400, 400, 400]],
])('the mock reads the whole query', async (text, path, queries, statuses) => {
  const requests = queries.map((query) => new Request(`https://api.test${path}${query}`));
  expect(await answered(await inVersion32(text), requests)).toEqual(statuses);
});

describe('verify', () => {
  test.each([form, json])('covers it on both sides', async (text) => {
    const report = await verifiedMock(await inVersion32(text));
    expect(report.findings).toEqual([]);
    expect(uncovered(report).filter((each) => !/type/.test(each))).toEqual([]);
    expect(report.coverage.some(({ key }) => key.includes('querystring.'))).toBe(true);
  });

  test('finds a server that takes anything', async () => {
    const report = await verified(await inVersion32(form), (request, response) => {
      request.resume();
      response.writeHead(request.method === 'GET' ? 200 : 405, { Allow: 'GET' }).end();
    });
    expect(new Set(report.findings.map(({ rule }) => rule))).toEqual(
      new Set(['verify/violating-request-rejected']),
    );
    expect(report.findings.length).toBeGreaterThan(3);
  });
});

test('compare tells what is tightened, and lint nothing', async () => {
  expect(await changes(form, form.replace('minLength: 2', 'minLength: 3'))).toEqual([
    expect.stringMatching(/^breaking The querystring parameter "filter".* minLength went from 2 to 3/),
  ]);
  expect(await changes(json, json.replace('maximum: 9', 'maximum: 8'))).toEqual([
    expect.stringMatching(/^breaking .*maximum went from 9 to 8/),
  ]);
  expect(await linted(await inVersion32(form))).toEqual([]);
});
