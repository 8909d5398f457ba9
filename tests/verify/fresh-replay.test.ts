import { expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import type { VerifyOptions } from '../../src/verify/options.ts';
import { verifyContract, type VerifyReport } from '../../src/verify/verify.ts';
import { described } from '../provider/described.ts';
import { serve } from '../provider/http.ts';
import type { Route } from '../provider/route.ts';
import { shopFaults } from '../provider/shops.ts';
import { contractOf } from './contract-of.ts';

/** Verifies a server in which there is nothing yet. */
async function verifyNew(route: Route, options: Partial<VerifyOptions>): Promise<VerifyReport> {
  const server = await serve(described(route.renew?.() ?? route.behaviour));
  const target = { url: server.url, kind: 'server', credentials: {} } as const;
  try {
    return await verifyContract(contractOf(route.description), {
      target,
      seed: 1,
      ...route.options,
      ...options,
    });
  } finally {
    await server.close();
  }
}

function evidence({ evidence: all = [] }: Finding, label: string): string {
  const value = all.find((each) => each.label === label)?.value;
  return typeof value === 'string' ? value : '';
}

test.each(shopFaults.map((route) => [route.name, route] as const))(
  'the replays of %s find it on a server that has nothing yet',
  async (_, route) => {
    const { findings } = await verifyNew(route, {});
    // What says that it may not be found again is not looked for.
    const steady = findings.filter(
      (finding) => !finding.message.includes('flaky') && evidence(finding, 'note') === '',
    );
    expect(steady).not.toEqual([]);
    for (const finding of steady) {
      const [, replay] = /--replay '([^']+)'/.exec(evidence(finding, 'replay')) ?? [];
      const again = await verifyNew(route, { replay });
      const causes = again.findings.map(({ rule, pointer }) => `${rule} ${pointer}`);
      expect(causes).toContain(`${finding.rule} ${finding.pointer}`);
    }
  },
);
