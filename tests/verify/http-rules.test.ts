import { describe, expect, test } from 'vitest';
import { verifyContract } from '../../src/verify/verify.ts';
import type { Behaviour } from '../provider/described.ts';
import { described } from '../provider/described.ts';
import { serve } from '../provider/http.ts';
import type { HttpRule } from '../provider/http-rule.ts';
import { httpRules } from '../provider/http-rules.ts';
import { contractOf } from './contract-of.ts';

async function found(
  { description, enforced = description, token = 'open-sesame' }: HttpRule,
  reply: Behaviour['reply'],
  seed: number,
) {
  const server = await serve(described({ enforced, reply }));
  const target = { url: server.url, kind: 'server', credentials: { token } } as const;
  try {
    const { findings } = await verifyContract(contractOf(description), { target, seed, runs: 10 });
    return findings.map(({ rule, severity }) => `${rule.replace('verify/', '')} ${severity}`);
  } finally {
    await server.close();
  }
}

describe.each(httpRules.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
  test.each([1, 2, 3])('is found with seed %i', async (seed) => {
    expect(await found(rule, rule.wrong, seed)).toEqual([rule.finds.join(' ')]);
  });

  test('and its right twin is not', async () => {
    for (let seed = 1; seed <= 5; seed++) expect(await found(rule, rule.right, seed)).toEqual([]);
  });
});
