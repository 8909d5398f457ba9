import { describe, expect, test } from 'vitest';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { described } from '../provider/described.ts';
import { faults } from '../provider/faults.ts';
import { serve } from '../provider/http.ts';
import type { Route } from '../provider/route.ts';
import { soundRoutes } from '../provider/sound.ts';
import { contractOf } from './contract-of.ts';

const credentials = { token: 'open-sesame' };

async function verifyRoute({ description, behaviour }: Route, seed: number): Promise<VerifyReport> {
  const server = await serve(described(behaviour));
  try {
    return await verifyContract(contractOf(description), {
      target: { url: server.url, kind: 'server', credentials },
      seed,
    });
  } finally {
    await server.close();
  }
}

// These need violations that the schema engine does not make: a near miss of a pattern, two equal items.
const beyondEngine = new Set(['pattern off by one', 'uniqueItems off by one']);
const reachable = faults.filter(({ name }) => !beyondEngine.has(name));
const unreachable = faults.filter(({ name }) => beyondEngine.has(name));

describe.each([1, 2, 3])('seed %i', (seed) => {
  test.each(reachable.map((route) => [route.name, route] as const))('finds %s', (_, route) =>
    findsDefect(route, seed),
  );
  test.fails.each(unreachable.map((route) => [route.name, route] as const))(
    'does not find %s yet',
    (_, route) => findsDefect(route, seed),
  );
});

async function findsDefect(route: Route, seed: number): Promise<void> {
  const { findings } = await verifyRoute(route, seed);
  const rules = findings.map(({ rule }) => rule);
  expect(route.finds.map((check) => `verify/${check}`).some((rule) => rules.includes(rule))).toBe(true);
  expect(rules.filter((rule) => !route.finds.includes(rule.replace('verify/', '')))).toEqual([]);
}

test.each(soundRoutes.map((route) => [route.name, route] as const))('is silent on %s', async (_, route) => {
  for (let seed = 1; seed <= 20; seed++) {
    const { findings } = await verifyRoute(route, seed);
    expect(findings).toEqual([]);
  }
});
