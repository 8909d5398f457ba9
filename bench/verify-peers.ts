import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { VerifyOptions } from '../src/verify/options.ts';
import { verifyContract } from '../src/verify/verify.ts';
import { described } from '../tests/provider/described.ts';
import { faults } from '../tests/provider/faults.ts';
import { serve } from '../tests/provider/http.ts';
import type { Route } from '../tests/provider/route.ts';
import { soundRoutes } from '../tests/provider/sound.ts';
import { contractOf } from '../tests/verify/contract-of.ts';

/**
 * What verify and Schemathesis find of the defects of the test provider, in the same time for each: found and missed
 * defects, alarms about providers that are right, and requests a second.
 *
 * `node bench/verify-peers.ts --schemathesis /path/to/schemathesis [--seconds 20] [--only text]`
 */
const { values } = parseArgs({
  options: {
    schemathesis: { type: 'string', default: 'schemathesis' },
    seconds: { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
  },
});
const seconds = Number(values.seconds);

interface Outcome {
  readonly isTold: boolean;
  readonly requests: number;
  readonly milliseconds: number;
}

/** Runs a tool against a provider that has nothing in it yet, and counts what it sends. */
async function outcomeOf(route: Route, run: (url: string) => Promise<boolean>): Promise<Outcome> {
  const handle = described(route.renew?.() ?? route.behaviour);
  let requests = 0;
  const server = await serve((request) => {
    requests += 1;
    return handle(request);
  });
  const started = performance.now();
  const isTold = await run(server.url);
  const milliseconds = performance.now() - started;
  await server.close();
  return { isTold, requests, milliseconds };
}

const inOrder: VerifyOptions['order'] = (operations) => operations;

async function byVerify(route: Route): Promise<Outcome> {
  return outcomeOf(route, async (url) => {
    const target = { url, kind: 'server', credentials: { token: 'open-sesame' } } as const;
    const timeUp = AbortSignal.timeout(seconds * 1000);
    const contract = contractOf(route.description);
    const { findings } = await verifyContract(contract, {
      target,
      seed: 1,
      timeUp,
      order: inOrder,
      budget: seconds * 1000,
      ...route.options,
    });
    return findings.some(({ rule, severity }) => severity === 'error' && rule !== 'verify/time-up');
  });
}

async function bySchemathesis(route: Route): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-'));
  const description = join(folder, 'openapi.json');
  await writeFile(description, JSON.stringify(route.description));
  const outcome = await outcomeOf(route, async (url) => {
    const words = [
      'run',
      description,
      '-u',
      url,
      '--max-time',
      String(seconds),
      '--seed',
      '1',
      '-H',
      'Authorization: Bearer open-sesame',
    ];
    const code = await exitCode(values.schemathesis, words, folder);
    return code === 1;
  });
  await rm(folder, { recursive: true });
  return outcome;
}

function exitCode(command: string, words: readonly string[], cwd: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

const names = ['verify', 'schemathesis'] as const;
const sums = names.map(() => ({ found: 0, missed: 0, alarms: 0, requests: 0, milliseconds: 0 }));
for (const route of [...faults, ...soundRoutes].filter(({ name }) => name.includes(values.only))) {
  const outcomes = [await byVerify(route), await bySchemathesis(route)];
  const isFault = route.finds.length > 0;
  const words = outcomes.map(({ isTold }, index) => {
    const sum = sums[index];
    if (!sum) return '';
    if (isFault) sum[isTold ? 'found' : 'missed'] += 1;
    else sum.alarms += isTold ? 1 : 0;
    sum.requests += outcomes[index]?.requests ?? 0;
    sum.milliseconds += outcomes[index]?.milliseconds ?? 0;
    return isFault ? (isTold ? 'found' : 'MISSED') : isTold ? 'ALARM' : 'silent';
  });
  console.log(`${words.map((word) => word.padEnd(7)).join('')}${route.name}`);
}
console.table(
  Object.fromEntries(
    sums.map(({ found, missed, alarms, requests, milliseconds }, index) => [
      names[index],
      { found, missed, alarms, requests, 'a second': Math.round((requests / milliseconds) * 1000) },
    ]),
  ),
);
