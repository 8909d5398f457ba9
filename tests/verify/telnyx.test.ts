import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { startMock, type Mock } from '../../src/mock/start.ts';
import { coverageFigure } from '../../src/verify/coverage.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve } from '../provider/http.ts';
import { serveTelnyx } from '../provider/telnyx.ts';

const root = path.resolve(import.meta.dirname, '../..');
const token = 'sesame/open+wide';
let contract: Contract;

beforeAll(async () => {
  contract = await loadContract(path.join(root, 'spec/telnyx-phone-numbers'), { root });
});

function verifyAt(
  url: string,
  seed = 1,
  credentials: Record<string, string> = { bearerAuth: token },
): Promise<VerifyReport> {
  return verifyContract(contract, { target: { url, kind: 'server', credentials }, seed });
}

describe('on the mock', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'verify-'));
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(contract, { logFile: path.join(folder, 'mock.log') });
  });
  afterAll(async () => {
    await mock.close();
    rmSync(folder, { recursive: true });
  });

  test.each([1, 2, 3])('every constraint is exercised on both sides, seed %i', async (seed) => {
    const target = { url: mock.url, kind: 'mock', credentials: {} } as const;
    const report = await verifyContract(contract, { target, seed });
    expect(report.findings).toEqual([]);
    expect(coverageFigure(report.coverage)).toEqual({ both: 29, total: 29, impossible: 0 });
  });
});

describe('on the reference provider', () => {
  test('every constraint is exercised on both sides', async () => {
    const provider = await serveTelnyx({ token });
    const report = await verifyAt(provider.url);
    await provider.close();
    expect(report.findings).toEqual([]);
    expect(coverageFigure(report.coverage)).toEqual({ both: 29, total: 29, impossible: 0 });
  });

  test('every documented rule that a schema can say is linked to a constraint', async () => {
    const provider = await serveTelnyx({ token });
    const { coverage } = await verifyAt(provider.url);
    await provider.close();
    expect(coverage.flatMap(({ documentedRules }) => documentedRules).toSorted()).toEqual([
      'Maximum allowed phone numbers',
      'Minimum allowed phone numbers',
      'Mixed IDs and E164 values',
      'Phone numbers must be present',
    ]);
  });

  test.each([
    ['Phone number ownership', { owned: new Set<string>() }],
    ['Maximum jobs allowed', { runningJobs: 500 }],
  ])('"%s" needs state, and is neither a defect nor coverage', async (rule, state) => {
    const provider = await serveTelnyx({ token, ...state });
    const { findings, coverage } = await verifyAt(provider.url);
    await provider.close();
    expect(findings).toEqual([]);
    const reasons = coverage.map(({ accepted }) => accepted.reason);
    expect(reasons).toContain(`answered 422: needs state, by the documented rule "${rule}"`);
    expect(coverage.filter(({ accepted }) => accepted.outcome === 'yes')).toEqual([]);
  });

  test('without credentials, authentication is all that is tried', async () => {
    const provider = await serveTelnyx({ token });
    const { findings, coverage } = await verifyAt(provider.url, 1, {});
    await provider.close();
    expect(findings).toMatchObject([
      {
        rule: 'verify/credentials-given',
        severity: 'error',
        message:
          'An operation was not tried but for authentication, as no credentials were given for bearerAuth.',
        location: { file: 'spec/telnyx-phone-numbers/openapi.yaml' },
      },
    ]);
    expect(coverage.filter(({ rejected }) => rejected.outcome === 'yes')).toMatchObject([
      { keyword: 'authentication', accepted: { outcome: 'not-tried' } },
    ]);
  });
});

describe('on a provider that accepts everything, and echoes what it gets', () => {
  let report: VerifyReport;
  beforeAll(async () => {
    const provider = await serve(({ headers, body }) => ({ status: 202, body: { headers, body } }));
    report = await verifyAt(provider.url);
    await provider.close();
  });

  test('the documented rules that are not enforced are named', () => {
    const messages = report.findings.map(({ message }) => message);
    const rule = 'The documented rule "Maximum allowed phone numbers" is not enforced: ';
    const found = messages.find((message) => message.startsWith(rule));
    expect(found).toMatch(/answered 202 to a body whose phone_numbers has 1001 items, which breaks maxItems/);
  });

  test('what refuses without saying the documented error is warned of', async () => {
    const provider = await serve(() => ({ status: 422, body: { errors: [{ title: 'No.' }] } }));
    const { findings } = await verifyAt(provider.url);
    await provider.close();
    const told = findings.filter(({ rule }) => rule === 'verify/documented-rule-answered');
    expect(told).toMatchObject(Array.from({ length: 4 }, () => ({ severity: 'warning' })));
  });

  test('the place of a rule is the line that says it', () => {
    const finding = report.findings.find(({ pointer }) => pointer.endsWith('/phone_numbers/maxItems'));
    expect(finding?.location?.file).toBe('spec/telnyx-phone-numbers/rules.overlay.yaml');
  });

  test('credentials are in no finding', () => {
    const text = JSON.stringify(report);
    expect(text).toContain('$OPENAPI_CONTRACT_AUTH_BEARERAUTH');
    for (const form of [token, encodeURIComponent(token), Buffer.from(token).toString('base64')]) {
      expect(text).not.toContain(form);
    }
  });

  test('each finding of a request has a replay command', () => {
    const replays = report.findings.map(
      ({ evidence }) => evidence?.find(({ label }) => label === 'replay')?.value,
    );
    expect(replays.length).toBeGreaterThan(10);
    for (const replay of replays) {
      expect(replay).toMatch(
        /^openapi-contract verify telnyx-phone-numbers --seed 1 --replay '.*#.*' --target http/,
      );
    }
  });

  test('the same seed gives the same findings', async () => {
    const provider = await serve(({ headers, body }) => ({ status: 202, body: { headers, body } }));
    const again = await verifyAt(provider.url);
    await provider.close();
    expect(again.findings.map(({ message }) => message)).toEqual(
      report.findings.map(({ message }) => message),
    );
  });
});
