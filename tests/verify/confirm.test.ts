import { describe, expect, test } from 'vitest';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve } from '../provider/http.ts';
import { contractWith } from './contract-of.ts';

const contract = contractWith(
  {
    parameters: [
      { name: 'q', in: 'query', schema: { type: 'string', minLength: 2, maxLength: 400 } },
      { name: 'X-Long', in: 'header', schema: { type: 'string', minLength: 3 } },
    ],
    responses: { 204: { description: 'Done' }, 400: { description: 'No' } },
  },
  '/things',
  'get',
);

/** Verifies a server that fails the n-th request as `fails` says, and is right about the others. */
async function verifyServer(fails: (n: number, q: string) => boolean, runs = 20): Promise<VerifyReport> {
  let served = 0;
  const provider = await serve(({ method, query, headers }) => {
    if (method !== 'get') return { status: 405, headers: { allow: 'GET' } };
    const q = query.get('q');
    const isShort = (q !== null && Array.from(q).length < 2) || (headers['x-long'] ?? '...').length < 3;
    if (isShort || Array.from(q ?? '').length > 400) return { status: 400 };
    return { status: fails(++served, q ?? '') ? 500 : 204 };
  });
  try {
    const target = { url: provider.url, kind: 'server', credentials: {} } as const;
    return await verifyContract(contract, { target, seed: 1, runs, concurrency: 1 });
  } finally {
    await provider.close();
  }
}

describe('a failure is sent again before it is told', () => {
  test.each([
    ['each time', () => true, /^$/],
    ['once', (n: number) => n === 5, /^1 of 4$/],
    ['now and then', (n: number) => n % 2 === 1, /^[23] of 4$/],
  ])('and what fails %s is said to do so', async (_, fails, often) => {
    const { findings } = await verifyServer(fails);
    expect(findings.map(({ rule }) => rule)).toEqual(['verify/no-server-error']);
    const told = /It is flaky: it failed in (\d of \d) tries\./.exec(findings[0]?.message ?? '')?.[1];
    expect(told ?? '').toMatch(often);
  });
});

test('what fails each time is not called flaky where the first request used up its name', async () => {
  const schema = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', minLength: 1 }, note: { type: 'string' } },
  };
  const responses = Object.fromEntries([201, 400, 409].map((status) => [status, { description: 'One' }]));
  const named = contractWith({
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses,
  });
  const names = new Set<unknown>();
  // It takes any note.
  const provider = await serve(({ method, body, headers }) => {
    if (method !== 'post') return { status: 405, headers: { allow: 'POST' } };
    if (headers['content-type'] !== 'application/json') return { status: 400 };
    const name = nameIn(body);
    if (typeof name !== 'string' || name === '') return { status: 400 };
    if (names.has(name)) return { status: 409 };
    names.add(name);
    return { status: 201 };
  });
  const target = { url: provider.url, kind: 'server', credentials: {} } as const;
  const { findings } = await verifyContract(named, { target, seed: 1 });
  await provider.close();
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter(({ message }) => message.includes('flaky'))).toEqual([]);
});

function nameIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  } catch {
    return undefined;
  }
}

test('of all the planned requests that fail alike, the shortest is shown', async () => {
  const { findings } = await verifyServer((_, q) => q !== '', 0);
  const request = findings[0]?.evidence?.find(({ label }) => label === 'request')?.value;
  expect(request).toMatch(/^GET \/things\?q=[^&]{2,6}$/);
});
