import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { described } from '../provider/described.ts';
import { faults } from '../provider/faults.ts';
import { serve } from '../provider/http.ts';
import type { Route } from '../provider/route.ts';
import { soundShops } from '../provider/shops.ts';
import { soundRoutes } from '../provider/sound.ts';
import { contractOf } from './contract-of.ts';

const credentials = { token: 'open-sesame' };

async function verifyRoute({ description, behaviour, options }: Route, seed: number): Promise<VerifyReport> {
  const server = await serve(described(behaviour));
  try {
    return await verifyContract(contractOf(description), {
      target: { url: server.url, kind: 'server', credentials },
      seed,
      ...options,
    });
  } finally {
    await server.close();
  }
}

describe.each([1, 2, 3])('seed %i', (seed) => {
  test.each(faults.map((route) => [route.name, route] as const))('finds %s', async (_, route) => {
    const { findings } = await verifyRoute(route, seed);
    expect(findings).not.toEqual([]);
    expect(checksOf(findings).filter((check) => !route.finds.includes(check))).toEqual([]);
  });
});

function checksOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => rule.replace('verify/', ''));
}

test.each(soundRoutes.map((route) => [route.name, route] as const))('is silent on %s', async (_, route) => {
  // A whole shop takes as long as many small providers.
  const seeds = soundShops.includes(route) ? 4 : 20;
  for (let seed = 1; seed <= seeds; seed++) {
    const { findings } = await verifyRoute(route, seed);
    expect(findings).toEqual([]);
  }
});
