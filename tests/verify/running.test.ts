import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { VerifyOptions } from '../../src/verify/options.ts';
import { phases, type Phase } from '../../src/verify/phase.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve, type Provider, type Received } from '../provider/http.ts';
import { contractOf } from './contract-of.ts';

const operation = {
  parameters: [{ name: 'q', in: 'query', schema: { type: 'integer', minimum: 1 }, example: 7 }],
  responses: { 200: { description: 'Fine' }, 400: { description: 'Not so' } },
};
const contract = contractOf({ paths: { '/a': { get: operation }, '/b': { get: operation } } });

let provider: Provider;
let onRequest: () => void;
const received: Received[] = [];
// Right in everything.
beforeAll(async () => {
  provider = await serve((request) => {
    received.push(request);
    onRequest();
    if (request.method !== 'get') return { status: 405, headers: { allow: 'GET' } };
    const q = request.query.get('q');
    return { status: q === null || (/^-?\d+$/.test(q) && Number(q) >= 1) ? 200 : 400 };
  });
});
afterAll(() => provider.close());
beforeEach(() => {
  received.length = 0;
  onRequest = () => undefined;
});

function verify(options: Partial<VerifyOptions> = {}): Promise<VerifyReport> {
  return verifyContract(contract, {
    target: { url: provider.url, kind: 'server', credentials: {} },
    seed: 1,
    runs: 20,
    ...options,
  });
}

test('everything is tried unless something is left out', async () => {
  const report = await verify();
  expect(report).toMatchObject({ findings: [], complete: true, operations: ['GET /a', 'GET /b'] });
});

test.each<[Phase, (queries: readonly (string | null)[]) => boolean, boolean]>([
  ['examples', (queries) => queries.every((q) => q === null || q === '7'), false],
  ['coverage', (queries) => queries.includes('0') && queries.includes('1'), true],
  ['fuzz', (queries) => new Set(queries).size > 10, false],
])('the phase %s alone', async (phase, isTypical, hasCoverage) => {
  const { findings, coverage, complete, cases } = await verify({ phases: [phase] });
  expect([findings, complete]).toEqual([[], false]);
  expect(cases).toBe(received.length);
  expect(isTypical(received.map(({ query }) => query.get('q')))).toBe(true);
  expect(coverage.length > 0).toBe(hasCoverage);
});

test('the phases together send what each sends, and what two share once', async () => {
  const { cases } = await verify();
  let sum = 0;
  for (const phase of phases) sum += (await verify({ phases: [phase] })).cases;
  expect(sum - cases).toBe(contract.operations.length);
});

test('no more requests a second are sent than asked for', async () => {
  const started = performance.now();
  await verify({ rate: 100, phases: ['coverage'] });
  expect(received.length).toBeGreaterThan(10);
  expect(performance.now() - started).toBeGreaterThanOrEqual((received.length - 1) * 10 - 5);
});

test('when the time is up, nothing more is sent, and what was left out is said', async () => {
  const time = new AbortController();
  onRequest = () => received.length === 10 && time.abort();
  const report = await verify({ timeUp: time.signal, concurrency: 1 });
  expect(received).toHaveLength(10);
  expect(report).toMatchObject({ cases: 10, complete: false, operations: ['GET /a'] });
  expect(report.findings).toMatchObject([{ rule: 'verify/time-up', severity: 'warning' }]);
  const [left] = report.findings[0]?.evidence ?? [];
  expect(left?.value).toEqual([
    expect.stringMatching(/^\d+ cases of GET \/a$/),
    'GET /b',
    'sequences of operations',
  ]);
});

test('when there was no time at all, nothing is sent', async () => {
  const report = await verify({ timeUp: AbortSignal.abort() });
  expect(received).toEqual([]);
  expect(report).toMatchObject({ cases: 0, coverage: [], operations: [], complete: false });
});
