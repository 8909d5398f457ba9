import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { VerifyOptions } from '../../src/verify/options.ts';
import { newTally } from '../../src/verify/tally.ts';
import type { VerifyReport } from '../../src/verify/verify.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve, type Provider, type Reply } from '../provider/http.ts';
import { contractOf } from './contract-of.ts';

const operation = {
  parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'integer', minimum: 1 } }],
  responses: { 200: { description: 'Fine' }, 400: { description: 'Not so' } },
};
const names = Array.from('abcdefgh', (letter) => `/${letter}`);
const contract = contractOf({ paths: Object.fromEntries(names.map((name) => [name, { get: operation }])) });
const inOrder: VerifyOptions['order'] = (operations) => operations;

let provider: Provider;
let paths: string[] = [];
let onRequest: () => void = () => undefined;
// Right in everything, but for /f and /g, which take what they should refuse.
beforeAll(async () => {
  provider = await serve(({ path, query, method }) => {
    paths.push(path);
    onRequest();
    if (method !== 'get') return { status: 405, headers: { allow: 'GET' } };
    const q = query.get('q') ?? '';
    if (path === '/f') return { status: 200 };
    if (path === '/g') return { status: /^-?\d+$/.test(q) ? 200 : 400 };
    return { status: /^\d+$/.test(q) && Number(q) >= 1 ? 200 : 400 };
  });
});
afterAll(() => provider.close());
beforeEach(() => {
  paths = [];
  onRequest = () => undefined;
});

function verify(options: Partial<VerifyOptions> = {}): Promise<VerifyReport> {
  const target = { url: provider.url, kind: 'server', credentials: {} } as const;
  return verifyContract(contract, { target, seed: 1, runs: 20, order: inOrder, ...options });
}

function rulesOf({ findings }: VerifyReport): readonly string[][] {
  return findings.map(({ rule, pointer }) => [rule, pointer]);
}

/** The paths in the order in which they were first asked for, then again after all had been. */
function roundsOf(all: readonly string[]): readonly string[][] {
  const first = [...new Set(all)];
  const last = all.indexOf(first.at(-1) ?? '');
  const rest = all.slice(last).filter((path, index, list) => index === 0 || path !== list[index - 1]);
  return [first, [...new Set(rest.slice(1))]];
}

test('each operation comes to its own cases before any has random ones, which begin where most was found', async () => {
  await verify({ concurrency: 1 });
  const [first, second] = roundsOf(paths);
  expect(first).toEqual(names);
  expect(second?.slice(0, 2)).toEqual(['/f', '/g']);
  expect(second?.toSorted()).toEqual(names);
});

test('the rounds together find what a run without them finds', async () => {
  const rounds = await verify();
  const whole = await verify({ order: undefined });
  expect(rulesOf(rounds)).toEqual(rulesOf(whole));
  expect(rounds.coverage).toEqual(whole.coverage);
  expect([rounds.cases, rounds.complete]).toEqual([whole.cases, true]);
});

test('what the time did not suffice for is said, and what it sufficed for is whole', async () => {
  const time = new AbortController();
  const { cases } = await verify({ phases: ['examples', 'coverage'] });
  paths = [];
  onRequest = () => paths.length === cases + 30 && time.abort();
  const { findings, coverage, complete } = await verify({ timeUp: time.signal, concurrency: 1 });
  const left = findings.find(({ rule }) => rule === 'verify/time-up');
  expect(left).toMatchObject({ severity: 'warning', evidence: [{ label: 'not tried' }] });
  expect(left?.evidence?.[0]?.value).toContainEqual(
    expect.stringMatching(/^random requests of \d operations$/),
  );
  expect(coverage.flatMap(({ accepted, rejected }) => [accepted.outcome, rejected.outcome])).not.toContain(
    'not-tried',
  );
  expect(complete).toBe(false);
});

describe('an interruption', () => {
  test('drops what is under way, and reports what is known', async () => {
    const stop = new AbortController();
    const slow = await serve(({ path }) => {
      paths.push(path);
      // The answer to the sixth never comes.
      if (paths.length < 6) return { status: 200 };
      stop.abort();
      return new Promise(() => {});
    });
    const target = { url: slow.url, kind: 'server', credentials: {} } as const;
    const started = performance.now();
    const report = await verify({ target, stop: stop.signal, concurrency: 1, order: undefined });
    expect(performance.now() - started).toBeLessThan(3000);
    expect(report.operations).toEqual(['GET /a']);
    expect(report.complete).toBe(false);
    expect(report.findings.map(({ rule, severity }) => [rule, severity])).toContainEqual([
      'verify/interrupted',
      'error',
    ]);
    expect(report.findings.map(({ rule }) => rule)).not.toContain('verify/server-answers');
    expect(report.findings.map(({ rule }) => rule)).toContain('verify/violating-request-rejected');
    await slow.close();
  });

  test('before anything was sent sends nothing', async () => {
    const report = await verify({ stop: AbortSignal.abort() });
    expect(paths).toEqual([]);
    expect(report).toMatchObject({ cases: 0, operations: [], complete: false });
    expect(report.findings).toMatchObject([{ rule: 'verify/interrupted' }]);
  });
});

test('a run notes how far it has come', async () => {
  const tally = newTally();
  const { cases } = await verify({ tally });
  expect(tally).toMatchObject({ operations: names.length, begun: names.length, round: 'random' });
  expect(tally.cases).toBeGreaterThanOrEqual(cases);
  expect(tally.findings).toBeGreaterThan(1);
});

test('sequences begin when their time has come, and what they made wait is tried after them', async () => {
  const order: string[] = [];
  const things = contractOf({
    paths: {
      '/things': { post: { responses: { 201: { description: 'Made' } } } },
      '/things/{id}': {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: { description: 'OK' }, 404: { description: 'None' } },
        },
      },
      ...Object.fromEntries(names.map((name) => [name, { get: operation }])),
    },
  });
  // A clock that each request moves on by ten milliseconds.
  const now = vi.spyOn(performance, 'now').mockImplementation(() => order.length * 10);
  const server = await serve(({ method, path, query }): Reply => {
    order.push(`${method} ${path}`);
    const isThing = path === '/things' || path.startsWith('/things/');
    const allowed = path === '/things' ? 'post' : 'get';
    if (method !== allowed) return { status: 405, headers: { allow: allowed.toUpperCase() } };
    if (path === '/things') return { status: 201, headers: { location: '/things/made' } };
    if (isThing) return { status: path === '/things/made' ? 200 : 404 };
    const q = query.get('q') ?? '';
    return { status: /^\d+$/.test(q) && Number(q) >= 1 ? 200 : 400 };
  });
  const target = { url: server.url, kind: 'server', credentials: {} } as const;
  const settings = {
    target,
    seed: 1,
    order: inOrder,
    concurrency: 1,
    phases: ['coverage', 'stateful'],
  } as const;
  const { operations, findings } = await verifyContract(things, { ...settings, budget: 1000 });
  const shared = order.splice(0);
  await verifyContract(things, settings);
  await server.close();
  now.mockRestore();
  expect(operations).toHaveLength(things.operations.length);
  // What the sequences did not come to is said, though the time is not up.
  const left = findings.map(({ rule, evidence }) => [rule, evidence?.[0]?.value]);
  expect(left).toEqual([['verify/time-up', ['sequences of operations']]]);
  expect(shared.lastIndexOf('post /things')).toBeLessThan(shared.indexOf('get /h'));
  expect(order.lastIndexOf('post /things')).toBeGreaterThan(order.indexOf('get /h'));
});
