import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createClient } from '../../generated/telnyx-phone-numbers/index.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { createMockFetch, type MockExchange, type MockFetchOptions } from '../../src/mock.ts';
import { contractOf } from './contract-of.ts';

const root = resolve(import.meta.dirname, '../..');
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const text = { type: 'string' };

/** A contract whose operations are on some servers. */
function servedAt(...servers: string[]): Contract {
  const contract = contractOf({
    '/pets': {
      get: { responses: { 200: { description: 'all', ...json({ const: 'pets' }) } } },
      head: { responses: { 200: { description: 'all', ...json({ const: 'pets' }) } } },
      post: {
        requestBody: { required: true, ...json({ type: 'array', items: text, minItems: 1 }) },
        responses: { 201: { description: 'made', ...json({ const: 'made' }) } },
      },
    },
    '/v1/pets': { get: { responses: { 200: { description: 'old', ...json({ const: 'old' }) } } } },
    '/moved': {
      get: { responses: { 302: { description: 'there', headers: { Location: { schema: text } } } } },
    },
  });
  return { ...contract, operations: contract.operations.map((each) => Object.assign(each, { servers })) };
}

/** Options with a stream for the body, for which the types of `fetch` do not know all that it takes. */
function streamed(
  body: ReadableStream,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
): RequestInit {
  return Object.assign({ method: 'POST', body, headers, signal: signal ?? null }, { duplex: 'half' });
}

/** A body of which nothing ever comes. */
const endless = (): ReadableStream => new ReadableStream({ pull: () => new Promise(() => {}) });

async function status(mocked: typeof fetch, ...sent: Parameters<typeof fetch>): Promise<number> {
  return (await mocked(...sent)).status;
}

describe('answers below', () => {
  test.each<[string, string[], Pick<MockFetchOptions, 'baseUrl'>, string, string]>([
    ['a server', ['https://a.test/v2'], {}, 'https://a.test/v2/pets', 'pets'],
    ['a server with a slash at its end', ['https://a.test/v2/'], {}, 'https://a.test/v2/pets', 'pets'],
    ['any of the servers', ['https://a.test', 'https://b.test/x'], {}, 'https://b.test/x/pets?a=b', 'pets'],
    ['a relative server', ['/api'], {}, 'http://localhost:3000/api/pets', 'pets'],
    ['any origin, as nothing else is there', ['https://a.test/v2'], {}, 'http://localhost/pets', 'pets'],
    [
      'the server below which it is',
      ['https://a.test/v1', 'https://a.test'],
      {},
      'https://a.test/v1/pets',
      'pets',
    ],
    [
      'the longer of two',
      ['https://a.test/', 'https://a.test/v1/v1'],
      {},
      'https://a.test/v1/v1/pets',
      'pets',
    ],
    [
      'the shorter, where the longer has nothing',
      ['https://a.test', 'https://a.test/moved'],
      {},
      'https://a.test/v1/pets',
      'old',
    ],
    [
      'a given URL',
      ['https://a.test'],
      { baseUrl: 'http://x.test/deep/er/' },
      'http://x.test/deep/er/pets#a',
      'pets',
    ],
  ])('%s', async (_, servers, options, url, body) => {
    const mocked = await createMockFetch({ contract: servedAt(...servers), ...options });
    expect(await (await mocked(url)).json()).toBe(body);
  });

  test('and says that it has nothing elsewhere', async () => {
    const mocked = await createMockFetch({ contract: servedAt(), baseUrl: 'https://a.test/v2' });
    expect(await status(mocked, 'https://a.test/v2/nothing')).toBe(404);
    await expect(mocked('https://a.test/v21/pets?key=secret')).rejects.toThrow(
      new TypeError('The mock of test answers below https://a.test/v2, and not GET https://a.test/v21/pets.'),
    );
  });
});

describe('is a fetch', () => {
  const contract = servedAt('https://a.test');
  const url = 'https://a.test/pets';

  test.each<[string, Parameters<typeof fetch>]>([
    [
      'a text and options',
      [url, { method: 'POST', body: '["a"]', headers: { 'Content-Type': 'application/json' } }],
    ],
    ['a URL', [new URL(url), { method: 'POST', body: new Blob(['["a"]'], { type: 'application/json' }) }]],
    [
      'a Request',
      [new Request(url, { method: 'POST', body: '["a"]', headers: { 'Content-Type': 'application/json' } })],
    ],
    [
      'a Request and options',
      [
        new Request(url, { method: 'POST', body: 'a' }),
        { body: '["a"]', headers: { 'Content-Type': 'application/json' } },
      ],
    ],
    ['a stream', [url, streamed(new Blob(['["a', '"]']).stream(), { 'Content-Type': 'application/json' })]],
  ])('that takes %s', async (_, sent) => {
    const response = await (await createMockFetch({ contract }))(...sent);
    expect([response.status, response.url, await response.json()]).toEqual([201, url, 'made']);
  });

  test('whose answers can be read as a stream, and cloned', async () => {
    const response = await (await createMockFetch({ contract }))(url);
    const copy = response.clone();
    const chunks = await Array.fromAsync(response.body ?? []);
    expect([Buffer.concat(chunks).toString(), await copy.json()]).toEqual(['"pets"', 'pets']);
  });

  test('that gives a HEAD request no body', async () => {
    const response = await (await createMockFetch({ contract }))(url, { method: 'HEAD' });
    expect([response.status, response.body]).toEqual([200, null]);
  });

  test('that is aborted before, while it waits, and by a timeout', async () => {
    const mocked = await createMockFetch({ contract });
    const reason = new Error('enough');
    await expect(mocked(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = mocked(url, streamed(endless(), {}, controller.signal));
    controller.abort();
    await expect(waiting).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    const late = mocked(url, streamed(endless(), {}, AbortSignal.timeout(20)));
    await expect(late).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
  });

  test('that takes no more of an endless body than the mock does', async () => {
    const cancel = vi.fn<() => void>();
    const chunk = new Uint8Array(1024 * 1024);
    const body = new ReadableStream<Uint8Array>({ pull: (stream) => stream.enqueue(chunk), cancel });
    expect(await status(await createMockFetch({ contract }), url, streamed(body))).toBe(413);
    expect(cancel).toHaveBeenCalledOnce();
  });

  test('that rejects when a body fails', async () => {
    const body = new ReadableStream({ pull: (stream) => stream.error(new Error('lost')) });
    const mocked = await createMockFetch({ contract });
    await expect(mocked(url, streamed(body))).rejects.toThrow('lost');
  });

  test('that gives redirects as answers, unless they are errors', async () => {
    const mocked = await createMockFetch({ contract });
    const answer = await mocked('https://a.test/moved');
    expect([answer.status, answer.headers.has('Location')]).toEqual([302, true]);
    await expect(mocked('https://a.test/moved', { redirect: 'error' })).rejects.toThrow(TypeError);
  });
});

const sent = (body: string): [string, RequestInit] => [
  'https://a.test/pets?a=1',
  { method: 'POST', body, headers: { 'Content-Type': 'application/json' } },
];

function refuse({ violations }: MockExchange): void {
  if (violations.length > 0) throw new Error(`The client breaks the contract: ${violations[0]?.message}`);
}

describe('tells', () => {
  const contract = servedAt('https://a.test');

  test('each request with what is wrong with it', async () => {
    const exchanges: MockExchange[] = [];
    const mocked = await createMockFetch({ contract, onRequest: (each) => void exchanges.push(each) });
    await mocked(...sent('["a"]'));
    await mocked(...sent('[]'));
    await mocked('https://a.test/nothing');
    expect(exchanges).toMatchObject([
      {
        method: 'POST',
        url: 'https://a.test/pets?a=1',
        path: '/pets',
        operation: 'POST /pets',
        status: 201,
        violations: [],
      },
      {
        operation: 'POST /pets',
        status: 422,
        violations: [{ location: ['request', 'body'], code: 'minItems' }],
      },
      { method: 'GET', path: '/nothing', operation: undefined, status: 404, violations: [] },
    ]);
  });

  test('and ends with what is thrown then', async () => {
    const mocked = await createMockFetch({ contract, onRequest: refuse });
    expect(await status(mocked, ...sent('["a"]'))).toBe(201);
    await expect(mocked(...sent('[]'))).rejects.toThrow(/^The client breaks the contract: must/);
  });
});

describe('is made', () => {
  test('from the only contract of a project', async () => {
    const mocked = await createMockFetch({ root });
    expect(
      await status(mocked, 'https://api.telnyx.com/v2/phone_numbers/jobs/update_emergency_settings', {
        method: 'POST',
      }),
    ).toBe(401);
  });

  test.each<[string, MockFetchOptions, string | RegExp]>([
    ['an unknown contract', { root, contract: 'nothing' }, 'there is no contract "nothing" in spec/'],
    ['a folder without contracts', { root: import.meta.dirname }, 'there is no contract in spec/'],
    [
      'a base that is no URL',
      { contract: servedAt(), baseUrl: '/v2' },
      /^The baseUrl "\/v2" is no absolute URL/,
    ],
    ['a base that is not HTTP', { contract: servedAt(), baseUrl: 'file:///x' }, /is no absolute URL of HTTP/],
  ])('not for %s', async (_, options, message) => {
    await expect(createMockFetch(options)).rejects.toThrow(message);
  });
});

test('the generated client of the shipped contract takes it', async () => {
  const exchanges: MockExchange[] = [];
  const mocked = await createMockFetch({
    root,
    contract: 'telnyx-phone-numbers',
    onRequest: (each) => void exchanges.push(each),
  });
  const client = createClient({ fetch: mocked, auth: { bearerAuth: 'any' } });
  const made = await client.createPhoneNumbersJobUpdateEmergencySettings({
    body: { emergency_enabled: false, phone_numbers: ['+19705555098'] },
  });
  expect([made.status, made.data?.data?.record_type]).toEqual([202, 'phone_numbers_job']);
  const refused = await client.createPhoneNumbersJobUpdateEmergencySettings({
    body: { emergency_enabled: false, phone_numbers: [] },
  });
  expect([refused.status, refused.error]).toMatchObject([422, { errors: [{ title: expect.any(String) }] }]);
  expect(exchanges.map(({ url, violations }) => [url, violations.map(({ code }) => code)])).toEqual([
    [expect.stringMatching(/^https:\/\/api\.telnyx\.com\/v2\//), []],
    [expect.any(String), expect.arrayContaining(['minItems'])],
  ]);
});
