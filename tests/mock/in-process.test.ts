import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContracts } from '../../src/contract/load.ts';
import { createMockFetch } from '../../src/mock.ts';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { awkwardContract } from './awkward-contract.ts';

/* The mock that is called in process, beside the one that is served: they must answer alike. */

let folder: string;
const mocks = new Map<Contract, { readonly served: Mock; readonly called: typeof fetch }>();
let telnyx: Contract;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-in-process-'));
  const [loaded] = await loadContracts(resolve(import.meta.dirname, '../..'), ['telnyx-phone-numbers']);
  if (!loaded) throw new Error('the shipped contract is gone');
  telnyx = loaded;
  for (const contract of [telnyx, awkwardContract]) {
    const served = await startMock(contract, { logFile: join(folder, `${contract.name}.log`) });
    mocks.set(contract, { served, called: await createMockFetch({ contract }) });
  }
});

afterAll(async () => {
  for (const { served } of mocks.values()) await served.close();
  rmSync(folder, { recursive: true });
});

/** What of an answer follows from the request. */
async function essenceOf(response: Response): Promise<object> {
  const transport = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding']);
  const { status, statusText } = response;
  const headers = [...response.headers]
    .filter(([name]) => !transport.has(name))
    .map(([name, value]) => [name, value.replaceAll(/boundary=[^"]+/g, 'boundary=…')]);
  return { status, statusText, headers, body: await response.text() };
}

/** Sends a request to both mocks of a contract, and gives what each answers. */
async function both(
  contract: Contract,
  path: string,
  init: RequestInit = {},
): Promise<readonly [object, object]> {
  const { served, called } = mocks.get(contract) ?? {};
  if (!served || !called) throw new Error('no mocks');
  const url = served.url + path;
  const send = (): Promise<Response> => fetch(url, init);
  // A connection that is kept may be closed by the server just when it is used again.
  return [await essenceOf(await send().catch(send)), await essenceOf(await called(url, init))];
}

const typed = { 'Content-Type': 'application/json' };
const entitled = { ...typed, Authorization: 'Bearer abc' };
const post = (body: RequestInit['body'], headers: Record<string, string> = entitled): RequestInit => ({
  method: 'POST',
  headers,
  body,
});
const good = '{"name":"Rex"}';
const form = new FormData();
form.append('name', 'Rex');

describe('answers like the mock that is served', () => {
  test.each<[string, string, RequestInit, number]>([
    ['a valid request', '/pets', post(good), 201],
    ['a broken rule', '/pets', post('{"name":"R"}'), 422],
    ['a violation in other letters', '/pets', post('{"name":1,"ключ€":2}'), 422],
    ['no credentials', '/pets', post(good, typed), 401],
    ['no body', '/pets', { method: 'POST', headers: entitled }, 422],
    ['a form', '/pets', { method: 'POST', headers: { Authorization: 'Bearer abc' }, body: form }, 422],
    ['a text', '/pets', { method: 'POST', body: good }, 401],
    ['malformed JSON', '/pets', post('{"name"'), 400],
    ['bytes', '/pets', post(new TextEncoder().encode(good)), 201],
    ['a blob with a type', '/pets', { method: 'POST', body: new Blob([good], { type: 'text/x' }) }, 401],
    [
      'a gzip body',
      '/pets',
      post(new Uint8Array(gzipSync(good)), { ...entitled, 'Content-Encoding': 'gzip' }),
      201,
    ],
    ['an unknown coding', '/pets', post(good, { ...entitled, 'Content-Encoding': 'x' }), 415],
    ['an unreadable media type', '/pets', post(good, { ...entitled, 'Content-Type': 'garbage' }), 415],
    ['a preferred code', '/pets', post(good, { ...entitled, Prefer: 'code=400' }), 400],
    [
      'a preferred example',
      '/pets',
      post(good, { ...entitled, Prefer: 'code=422, example="Too, long"' }),
      422,
    ],
    ['a preference in the query', '/pets?__code=422&__example=Too%2C%20long', post(good), 422],
    ['a preference that is none', '/pets', { headers: { Prefer: 'code=x' } }, 422],
    ['dynamic, seeded', '/pets', { headers: { Prefer: 'dynamic=true, seed=7' } }, 200],
    ['no content', '/undocumented', post(good, typed), 204],
    ['a list in the path', '/ids/1,2', {}, 204],
    ['a broken list in the path', '/ids/1,x', {}, 422],
    ['a cookie', '/cookie', { headers: { Cookie: 'sid=5' } }, 204],
    ['no cookie', '/cookie', {}, 422],
    ['deep objects', '/lists?filter[a]=1', {}, 204],
    ['an ill-encoded path', '/ids/%E0%A4', {}, 400],
    ['HEAD', '/pets', { method: 'HEAD' }, 405],
    ['an undeclared method', '/pets', { method: 'DELETE' }, 405],
    ['an unknown path', '/nowhere', {}, 404],
    ['documented headers', '/headers', {}, 200],
    ['a status that ends no exchange', '/early', {}, 500],
    ['what Prism cannot read', '/broken', {}, 500],
    ['an origin', '/pets', { headers: { Origin: 'http://localhost:3000' } }, 200],
    [
      'a preflight',
      '/pets',
      { method: 'OPTIONS', headers: { Origin: 'http://x.test', 'Access-Control-Request-Method': 'POST' } },
      204,
    ],
  ])('%s', async (_, path, init, status) => {
    const [served, called] = await both(awkwardContract, path, init);
    expect(called).toEqual(served);
    expect(called).toMatchObject({ status });
  });

  const job = '/phone_numbers/jobs/update_emergency_settings';
  const disable = { emergency_enabled: false, phone_numbers: ['+19705555098'] };
  test.each<[string, object, Record<string, string>, number]>([
    ['accepted', disable, entitled, 202],
    ['a rule with its own example', { ...disable, phone_numbers: ['+19705555098', '12'] }, entitled, 422],
    ['another', { ...disable, phone_numbers: [] }, entitled, 422],
    ['without credentials', disable, typed, 401],
    [
      'an error example that is asked for',
      disable,
      { ...entitled, Prefer: 'code=422, example="Mixed IDs and E164 values"' },
      422,
    ],
  ])('the shipped contract, %s', async (_, body, headers, status) => {
    const [served, called] = await both(telnyx, job, post(JSON.stringify(body), headers));
    expect(called).toEqual(served);
    expect(called).toMatchObject({ status });
  });

  test('whatever is asked', async () => {
    const paths = awkwardContract.operations.map(({ path }) => path);
    const asked = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'),
      path: fc.oneof(
        fc.constantFrom(...paths),
        fc
          .tuple(fc.constantFrom(...paths), fc.string())
          .map(([path, text]) => path.replaceAll(/\{[^{}]*\}/g, encodeURIComponent(text.toWellFormed()))),
        fc.webPath(),
      ),
      query: fc.oneof(fc.webQueryParameters(), fc.constantFrom('', 'x=1&x=2', 'filter[a]=1', '__code=422')),
      headers: fc.record(
        {
          Authorization: fc.constantFrom('Bearer abc', 'Basic abc', ''),
          'Content-Type': fc.constantFrom(
            'application/json',
            'text/plain',
            'application/json; charset=x',
            'x',
          ),
          Accept: fc.constantFrom('application/json', 'text/html', '*/*;q=0.1', 'garbage'),
          Prefer: fc.constantFrom('code=400', 'code=500', 'dynamic=true, seed=3', 'example=Short', '"'),
          Cookie: fc.constantFrom('sid=5', 'ids=1; ids=2', 'sid="5"', '='),
        },
        { requiredKeys: [] },
      ),
      body: fc.oneof(fc.json(), fc.constantFrom(good, '{"name":"R"}', '', '{'), fc.string()),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ method, path, query, headers, body }) => {
        const url = `${path === '' ? '/' : path}${query === '' ? '' : `?${query}`}`;
        const init = method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body };
        const [served, called] = await both(awkwardContract, url, init);
        expect(called).toEqual(served);
      }),
      { numRuns: 150 },
    );
  });
});
