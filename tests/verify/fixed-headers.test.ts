import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Target } from '../../src/verify/options.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { serve, type Provider, type Received, type Reply } from '../provider/http.ts';
import { contractOf } from './contract-of.ts';

const token = 'open-sesame-1';
const contract = contractOf({
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  security: [{ bearer: [] }],
  paths: {
    '/things': {
      get: {
        parameters: [
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string', minLength: 5 } },
        ],
        responses: { 200: { description: 'Fine' }, 401: { description: 'Who?' } },
      },
    },
  },
});

let provider: Provider;
const received: Received[] = [];
// Knows one tenant and one token, and tells everybody what they sent.
beforeAll(async () => {
  provider = await serve((request): Reply => {
    received.push(request);
    if (request.method !== 'get') return { status: 405, headers: { allow: 'GET' } };
    if (request.headers['x-tenant'] !== 'tenant-42') return { status: 500, body: request.headers };
    const isKnown = request.headers['authorization'] === `Bearer ${token}`;
    return isKnown ? { status: 200 } : { status: 401, headers: { 'www-authenticate': 'Bearer' } };
  });
});
afterAll(() => provider.close());
beforeEach(() => void (received.length = 0));

function verify(headers: Record<string, string>, credentials = {}): Promise<VerifyReport> {
  const target: Target = { url: provider.url, kind: 'server', credentials, headers };
  return verifyContract(contract, { target, seed: 1, runs: 5 });
}

test('a fixed header is in every request, and its parameter left alone', async () => {
  const { findings } = await verify({ 'x-tenant': 'tenant-42' }, { bearer: token });
  expect(findings).toEqual([]);
  expect(new Set(received.map(({ headers }) => headers['x-tenant']))).toEqual(new Set(['tenant-42']));
});

test('one that holds credentials is enough, and stays behind where none are to be sent', async () => {
  const { findings, coverage } = await verify({ 'x-tenant': 'tenant-42', Authorization: `Bearer ${token}` });
  expect(findings).toEqual([]);
  expect(coverage.find(({ keyword }) => keyword === 'authentication')).toMatchObject({
    accepted: { outcome: 'yes' },
    rejected: { outcome: 'yes' },
  });
  expect(received.filter(({ headers }) => headers['authorization'] === undefined)).toHaveLength(1);
});

describe('its value', () => {
  let report: VerifyReport;
  beforeAll(async () => {
    report = await verify({ 'X-Tenant': 'tenant-43' }, { bearer: token });
  });

  test('is in no report', () => {
    const text = JSON.stringify(report);
    expect(text).not.toContain('tenant-43');
    expect(text).not.toContain(token);
  });

  test('comes from the environment in what is to be run again', () => {
    const evidence = new Map(report.findings[0]?.evidence?.map(({ label, value }) => [label, value]));
    expect(evidence.get('curl')).toContain(`-H 'x-tenant: '"$OPENAPI_CONTRACT_HEADER_X_TENANT"`);
    expect(evidence.get('replay')).toContain(
      `--auth bearer=env:OPENAPI_CONTRACT_AUTH_BEARER --header 'X-Tenant: env:OPENAPI_CONTRACT_HEADER_X_TENANT'`,
    );
  });
});
