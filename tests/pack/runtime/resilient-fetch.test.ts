import { describe, expect, test } from 'vitest';
import { resilientFetch, type ResilienceOptions } from '../../../src/pack/runtime/resilient-fetch.ts';
import { delayBefore, type RetryOptions } from '../../../src/pack/runtime/retry.ts';

/** What a server does, one step for each time it is asked: a status with headers, or no answer. */
type Step = readonly [status: number, headers?: Readonly<Record<string, string>>] | 'no answer';

interface Sent {
  readonly outcome: number | string;
  readonly bodies: readonly string[];
}

async function send(
  method: string,
  steps: readonly Step[],
  options: ResilienceOptions = {},
  signal?: AbortSignal,
): Promise<Sent> {
  const bodies: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const step = steps[bodies.length] ?? 'no answer';
    bodies.push(await request.text());
    if (step === 'no answer') throw new TypeError('fetch failed');
    return new Response(null, { status: step[0], headers: step[1] ?? {} });
  };
  const request = new Request('https://shop.example/', {
    method,
    signal: signal ?? null,
    body: method === 'GET' ? null : 'the body',
  });
  const outcome = await resilientFetch(fetch, { retry: { delay: () => 0 }, ...options })(request).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { outcome, bodies };
}

describe('a request is sent again', () => {
  const ok: Step = [200];
  test.each<[string, string, readonly Step[], RetryOptions | false | undefined, number | string, number]>([
    ['never, when it is answered', 'GET', [ok], undefined, 200, 1],
    ['when no answer came', 'GET', ['no answer', ok], undefined, 200, 2],
    ['when the server is unavailable', 'PUT', [[503], [502], ok], undefined, 200, 3],
    ['twice at most', 'DELETE', [[503], [503], [503], ok], undefined, 503, 3],
    ['until no answer came for the last time', 'GET', [], undefined, 'fetch failed', 3],
    ['as often as is asked for', 'GET', [[503], [503], [503], ok], { attempts: 3 }, 200, 4],
    ['not, when that is switched off', 'GET', [[503], ok], false, 503, 1],
    ['not, when the request is at fault', 'GET', [[404], ok], undefined, 404, 1],
    ['not, when it may do more', 'POST', [[503], ok], undefined, 503, 1],
    ['not, when it may have done something', 'PATCH', ['no answer', ok], undefined, 'fetch failed', 1],
    ['when the server says that it did nothing', 'POST', [[429], ok], undefined, 200, 2],
    ['when the server says when', 'GET', [[503, { 'Retry-After': '0' }], ok], undefined, 200, 2],
    ['not, when that is too late', 'GET', [[503, { 'Retry-After': '31' }], ok], undefined, 503, 1],
    [
      'not, when that is later than asked for',
      'GET',
      [[429, { 'Retry-After': '2' }], ok],
      { maximumDelay: 1000 },
      429,
      1,
    ],
  ])('%s', async (_, method, steps, retry, outcome, times) => {
    const options = retry === false ? { retry } : { retry: { delay: () => 0, ...retry } };
    const sent = await send(method, steps, options);
    expect(sent.outcome).toBe(outcome);
    expect(sent.bodies).toEqual(Array.from({ length: times }, () => (method === 'GET' ? '' : 'the body')));
  });
});

test('a date in Retry-After is read by the server’s clock', async () => {
  const headers = { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT', Date: 'Wed, 21 Oct 2015 07:28:00 GMT' };
  expect((await send('GET', [[503, headers], [200]])).outcome).toBe(200);
  const late = { ...headers, Date: 'Wed, 21 Oct 2015 07:20:00 GMT' };
  expect((await send('GET', [[503, late], [200]])).outcome).toBe(503);
});

test.each([
  [1, 250, 500],
  [2, 500, 1000],
  [3, 1000, 2000],
])('attempt %i is followed by a wait from %i to %i ms, at random', (attempt, from, to) => {
  const outcome = { response: new Response(null, { status: 503 }) };
  const delays = Array.from(
    { length: 50 },
    () => delayBefore(attempt, 'GET', outcome, { attempts: 3 }) ?? -1,
  );
  expect(delays.filter((delay) => delay < from || delay > to)).toEqual([]);
  expect(new Set(delays).size).toBeGreaterThan(40);
});

test('an abort ends the waiting', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('enough')), 20);
  const { outcome, bodies } = await send(
    'GET',
    [[503], [200]],
    { retry: { delay: () => 60_000, maximumDelay: 60_000 } },
    stop.signal,
  );
  expect([outcome, bodies.length]).toEqual(['enough', 1]);
});

test('an aborted request is not sent again', async () => {
  const stop = new AbortController();
  const fetch = async (): Promise<Response> => {
    stop.abort(new Error('enough'));
    throw new TypeError('fetch failed');
  };
  const request = new Request('https://shop.example/', { signal: stop.signal });
  await expect(resilientFetch(fetch, {})(request)).rejects.toThrow('fetch failed');
});

function neverAnswering(request: Request): Promise<Response> {
  return new Promise((_resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
  });
}

test('each attempt has its deadline', async () => {
  const request = new Request('https://shop.example/');
  await expect(resilientFetch(neverAnswering, { timeout: 10 })(request)).rejects.toThrow(/timeout/);
});
