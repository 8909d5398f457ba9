import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { awkwardContract } from './awkward-contract.ts';
import { send, type Sent } from './send.ts';

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-test-'));
  mock = await startMock(awkwardContract, { logFile: join(folder, 'mock.log'), patience: 1_000 });
});

afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

const typed = { 'Content-Type': 'application/json' };
const entitled = { ...typed, Authorization: 'Bearer abc' };
const post = (content: string | Buffer, headers: Record<string, string> = entitled): Sent => ({
  method: 'POST',
  headers,
  body: content,
});
const good = '{"name":"Rex"}';

describe('answers as the contract says', () => {
  test.each([
    ['a valid request', '/pets', post(good), 201, '{"name":"Rex"}'],
    ['a broken rule', '/pets', post('{"name":"R"}'), 422, '{"error":"short"}'],
    ['no credentials', '/pets', post(good, typed), 401, '{"error":"who"}'],
    ['no body', '/pets', { method: 'POST', headers: entitled }, 422, '{"error":"short"}'],
    [
      'another media type',
      '/pets',
      post(good, { ...entitled, 'Content-Type': 'text/plain' }),
      422,
      '{"error":"short"}',
    ],
    ['a preferred code', '/pets', post(good, { ...entitled, Prefer: 'code=400' }), 400, '{"error":"bad"}'],
    [
      'a preferred example',
      '/pets',
      post(good, { ...entitled, Prefer: 'code=422, example="Too, long"' }),
      422,
      '{"error":"long"}',
    ],
    [
      'a preference in the query',
      '/pets?__code=422&__example=Too%2C%20long',
      post(good),
      422,
      '{"error":"long"}',
    ],
    ['no content', '/undocumented', post(good, typed), 204, /^$/],
    ['a list', '/pets', {}, 200, /^\[/],
  ] as const)('%s', async (_, path, sent, status, text) => {
    const answer = await send(mock.url + path, sent);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
  });

  test('dynamic answers are made from the schema, the same for the same seed', async () => {
    const headers = { Prefer: 'dynamic=true, seed=7' };
    const [one, two] = [
      await send(`${mock.url}/pets`, { headers }),
      await send(`${mock.url}/pets`, { headers }),
    ];
    expect(JSON.parse(one.text)).toBeInstanceOf(Array);
    expect(one.text).toBe(two.text);
  });
});

describe('answers what Prism does not', () => {
  test.each([
    ['malformed JSON, documented', '/pets', post('{"name"'), 400, '{"error":"bad"}'],
    [
      'malformed JSON, undocumented',
      '/undocumented',
      post('{"name"', typed),
      400,
      /"title":"Malformed body"/,
    ],
    ['malformed JSON without credentials', '/pets', post('{"name"', typed), 401, '{"error":"who"}'],
    ['white space only', '/pets', post('  \n'), 400, '{"error":"bad"}'],
    ['a byte order mark', '/pets', post(`\uFEFF${good}`), 201, good],
    ['a gzip body', '/pets', post(gzipSync(good), { ...entitled, 'Content-Encoding': 'gzip' }), 201, good],
    ['a false gzip body', '/pets', post(good, { ...entitled, 'Content-Encoding': 'gzip' }), 400, /gzip/],
    ['an unknown coding', '/pets', post(good, { ...entitled, 'Content-Encoding': 'x' }), 415, /coding/],
    [
      'a gzip bomb',
      '/pets',
      post(gzipSync(Buffer.alloc(50_000_000, ' ')), { ...entitled, 'Content-Encoding': 'gzip' }),
      413,
      /at most/,
    ],
    ['a body that is too large', '/pets', post(Buffer.alloc(11 * 1024 * 1024, ' ')), 413, /at most/],
    ['chunked', '/pets', post(good, { ...entitled, 'Transfer-Encoding': 'chunked' }), 201, good],
    [
      'another media type, chunked',
      '/pets',
      post(good, { ...entitled, 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked' }),
      422,
      '{"error":"short"}',
    ],
    [
      'an unreadable media type',
      '/pets',
      post(good, { ...entitled, 'Content-Type': 'garbage' }),
      415,
      /9110/,
    ],
    ['Accept: garbage', '/pets', post(good, { ...entitled, Accept: 'garbage' }), 201, good],
    ['a violation in other letters', '/pets', post('{"name":1,"ключ€":2}'), 422, '{"error":"short"}'],
    ['nesting without end', '/pets', post('['.repeat(100_000)), 400, '{"error":"bad"}'],
    ['array in the path', '/ids/1,2', {}, 204, /^$/],
    ['broken array in the path', '/ids/1,x', {}, 422, /integer/],
    ['label without its prefix', '/label/5', {}, 422, /style label/],
    ['label', '/label/.5', {}, 204, /^$/],
    ['a cookie', '/cookie', { headers: { Cookie: 'a=b; sid=5' } }, 204, /^$/],
    ['a broken cookie', '/cookie', { headers: { Cookie: 'sid=x' } }, 422, /integer/],
    ['no cookie', '/cookie', {}, 422, /sid/],
    ['an array with spaces', '/spaces?x=1%202', {}, 204, /^$/],
    ['a broken array with spaces', '/spaces?x=1%20b', {}, 422, /integer/],
    ['a list, exploded by default', '/lists?x=1&x=2', {}, 204, /^$/],
    ['a broken list, exploded by default', '/lists?x=a&x=2', {}, 422, /integer/],
    ['an optional object that is absent', '/lists', {}, 204, /^$/],
    ['an optional object that is there', '/lists?filter[b]=1', {}, 422, /filter/],
    ['a name that no template can hold', '/names/5', {}, 204, /^$/],
    ['a broken value under such a name', '/names/x', {}, 422, /integer/],
    ['a list of cookies', '/cookies', { headers: { Cookie: 'ids=1; ids=2' } }, 204, /^$/],
    ['a broken list of cookies', '/cookies', { headers: { Cookie: 'ids=1' } }, 422, /fewer/],
    ['a preference that is none', '/pets', { headers: { Prefer: 'code=x' } }, 422, /Prefer/],
    ['an ill-encoded path', '/ids/%E0%A4', {}, 400, /target/],
    ['a status that ends no exchange', '/early', {}, 500, /103/],
    ['a description that Prism cannot read', '/broken', {}, 500, /The mock failed/],
    ['an unknown path', '/nowhere', {}, 404, /no such path/],
  ] as const)('%s', async (_, path, sent, status, text) => {
    const answer = await send(mock.url + path, sent);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
  });

  test('an undeclared method gets 405 and what is allowed', async () => {
    const answer = await send(`${mock.url}/pets`, { method: 'DELETE' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
  });

  test('a HEAD request gets no body', async () => {
    expect(await send(`${mock.url}/pets`, { method: 'HEAD' })).toMatchObject({ status: 405, text: '' });
  });

  test('documented headers never break the message', async () => {
    const answer = await send(`${mock.url}/headers`);
    expect(answer).toMatchObject({ status: 200, headers: { 'x-name': 'Gr%c3%b6%c3%9fe %e2%82%ac%0a' } });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(answer.text)).toEqual({ $ref: '#/paths' });
  });

  test('violations are JSON in a header', async () => {
    const answer = await send(`${mock.url}/pets`, post(`{"name":1,"${'ж'.repeat(20)}":1}`));
    expect(JSON.parse(String(answer.headers['sl-violations']))).toEqual([
      {
        location: ['request', 'body', 'name'],
        severity: 'error',
        code: 'type',
        message: expect.stringMatching(/string/),
      },
    ]);
  });

  test('a body shorter than it says is answered with 408, not waited for', async () => {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
    socket.write('POST /pets HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{}');
    const answer = await new Promise((resolve) => socket.once('data', (data) => resolve(data.toString())));
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  }, 30_000);

  test('a client that goes away harms nobody', async () => {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
    socket.write('POST /pets HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{}');
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await send(`${mock.url}/pets`)).status).toBe(200);
  });

  test('browsers of any origin may read the answers', async () => {
    const asked = { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'POST' };
    const preflight = await send(`${mock.url}/pets`, { method: 'OPTIONS', headers: asked });
    expect(preflight).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://localhost:3000',
        'access-control-allow-methods': 'POST',
      },
    });
    const answer = await send(`${mock.url}/pets`, { headers: { Origin: 'http://localhost:3000' } });
    expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:3000');
  });
});
