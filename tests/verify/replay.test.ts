import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Evidence } from '../../src/finding.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve, type Provider, type Received } from '../provider/http.ts';
import { contractWith } from './contract-of.ts';

const contract = contractWith({
  parameters: [{ name: 'q', in: 'query', schema: { type: 'integer', minimum: 1 } }],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['name'],
          properties: { name: { type: 'string', minLength: 2 }, age: { type: 'integer' } },
        },
      },
    },
  },
  responses: { 204: { description: 'Done' } },
});

let provider: Provider;
const received: Received[] = [];
/** Wrong on purpose: it knows no rule, and fails when two numbers are large, which no case about one of them shows. */
beforeAll(async () => {
  provider = await serve((request) => {
    received.push(request);
    const age = Number(/"age":(\d+)/.exec(request.body)?.[1]);
    return { status: age > 40 && Number(request.query.get('q')) > 40 ? 500 : 204 };
  });
});
afterAll(() => provider.close());

function verifyIt(replay?: string, seed = 7): Promise<VerifyReport> {
  received.length = 0;
  const target = { url: provider.url, kind: 'server', credentials: {} } as const;
  return verifyContract(contract, { target, seed, ...(replay === undefined ? {} : { replay }) });
}

function evidenceOf(evidence: readonly Evidence[] | undefined, label: string): string {
  const value = evidence?.find((entry) => entry.label === label)?.value;
  return typeof value === 'string' ? value : '';
}

function replayIdOf(evidence: readonly Evidence[] | undefined): string {
  return /--replay '([^']+)'/.exec(evidenceOf(evidence, 'replay'))?.[1] ?? '';
}

test('every finding is replayed by its id and seed, with the same request', async () => {
  const { findings } = await verifyIt();
  expect(findings.length).toBeGreaterThan(5);
  for (const { rule, message, evidence } of findings) {
    const replayed = await verifyIt(replayIdOf(evidence));
    expect(received).toHaveLength(1);
    const same = replayed.findings.find((finding) => finding.rule === rule);
    expect(same?.message).toBe(message.replace(/ \(\d+ more such requests?\)$/, ''));
    expect(evidenceOf(same?.evidence, 'request')).toBe(evidenceOf(evidence, 'request'));
  }
});

test('a random failure is made as small as it can be', async () => {
  const { findings } = await verifyIt();
  const failure = findings.find(({ rule }) => rule === 'verify/no-server-error');
  expect(replayIdOf(failure?.evidence)).toMatch(/^POST \/things#fuzz:valid:\d+(:\d+)+$/);
  const request = evidenceOf(failure?.evidence, 'request');
  expect(request).toMatch(/^POST \/things\?q=41\n/);
  expect(JSON.parse(request.split('\n\n')[1] ?? '')).toEqual({
    name: expect.stringMatching(/^..$/),
    age: 41,
  });
});

describe('an id that names nothing', () => {
  test.each([
    '',
    'POST /things',
    'GET /nowhere#valid',
    'POST /things#violation:body/nothing',
    'POST /things#fuzz:valid:x',
  ])('%j', async (id) => {
    const replaying = verifyIt(id);
    await expect(replaying).rejects.toThrow(ExpectedError);
    expect(received).toEqual([]);
  });
});
