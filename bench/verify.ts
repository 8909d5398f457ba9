import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '../src/contract/contract.ts';
import { loadContract } from '../src/contract/load.ts';
import { startMock } from '../src/mock/start.ts';
import type { VerifyOptions } from '../src/verify/options.ts';
import { verifyContract } from '../src/verify/verify.ts';
import { bareRate, requestsOf } from './verify/bare-rate.ts';
import { things } from './verify/things.ts';

// How many cases a second verify plans, sends and judges, beside how many bare requests a second the same
// server answers: the same requests over as many connections, sent by the same HTTP client, in turns. The
// best round of each counts, as whatever else the machine does can only slow them.

const rounds = Number(process.argv[2] ?? 3);
const runs = Number(process.argv[3] ?? 5000);
const concurrency = 8;
/** At least this much of the bare rate against the mock, and as many cases a second against a plain server. */
const wanted = { ratio: 0.8, rate: 3000 };

const root = process.cwd();
const contract = await loadContract(path.join(root, 'spec/telnyx-phone-numbers'), { root });
const onMock = await againstMock(contract);
const onPlain = await againstPlainServer();
const isMet = onMock.ratio >= wanted.ratio && onPlain.rate >= wanted.rate;
console.log(`\nbest of ${rounds} rounds, ${runs} random requests of each kind, ${concurrency} in flight`);
console.log(`wanted: ${wanted.ratio} on the mock, ${wanted.rate} cases/s on the plain server`);
console.log(isMet ? 'met' : 'NOT MET');
process.exitCode = isMet ? 0 : 1;

interface Figures {
  /** Cases a second, all that verify does included. */
  readonly rate: number;
  /** Of the bare rate. */
  readonly ratio: number;
}

async function againstMock(of: Contract): Promise<Figures> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-verify-'));
  const mock = await startMock(of, { logFile: path.join(folder, 'mock.log') });
  try {
    const target = { url: mock.url, kind: 'mock', credentials: {} } as const;
    return await measure('mock', of, { target, seed: 1, runs, concurrency });
  } finally {
    await mock.close();
    rmSync(folder, { recursive: true });
  }
}

async function againstPlainServer(): Promise<Figures> {
  const child = fork(new URL('verify/plain-server.ts', import.meta.url), { stdio: 'inherit' });
  try {
    const [port] = (await once(child, 'message')) as [number];
    const target = { url: `http://127.0.0.1:${port}`, kind: 'server', credentials: {} } as const;
    return await measure('plain server', things, { target, seed: 1, runs, concurrency });
  } finally {
    child.kill();
  }
}

async function measure(name: string, of: Contract, options: VerifyOptions): Promise<Figures> {
  const requests = requestsOf(of, options);
  const verifyRates: number[] = [];
  const bareRates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    verifyRates.push(await verifyRate(of, options));
    bareRates.push(await bareRate(options.target.url, requests, concurrency));
  }
  const [rate, bare] = [Math.max(...verifyRates), Math.max(...bareRates)];
  const columns = [
    name.padEnd(14),
    `${rate.toFixed(0).padStart(6)} cases/s`,
    `${bare.toFixed(0).padStart(6)} bare requests/s`,
  ];
  console.log(`${columns.join('  ')}  ratio ${(rate / bare).toFixed(2)}`);
  return { rate, ratio: rate / bare };
}

async function verifyRate(of: Contract, options: VerifyOptions): Promise<number> {
  const { cases, milliseconds, findings } = await verifyContract(of, options);
  const error = findings.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`The server is to be right: ${error.message}`);
  return (cases / milliseconds) * 1000;
}
