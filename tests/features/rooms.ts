import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { createMockFetch } from '../../src/mock.ts';
import { startMock } from '../../src/mock/start.ts';
import type { VerifyReport } from '../../src/verify/report.ts';
import { verifyContract } from '../../src/verify/verify.ts';
import { contractOf } from '../contract/project.ts';
import { complaints } from '../generate/compile.ts';

/** A contract in OpenAPI 3.2 around what is given as YAML; more files may lie beside it. */
export function inVersion32(text: string, files: Readonly<Record<string, string>> = {}): Promise<Contract> {
  const start =
    'openapi: 3.2.0\ninfo: { title: Feature, version: 1.0.0 }\nservers: [{ url: https://api.test }]\n';
  return contractOf({ ...files, 'openapi.yaml': start + text });
}

/** Changes between two contracts, as `severity message`. */
export async function changes(base: string, head: string): Promise<string[]> {
  const found = compareContracts(await inVersion32(base), await inVersion32(head)).changes;
  return found.map(({ severity, message }) => `${severity} ${message}`).toSorted();
}

/** What the linter says, as `rule message`. */
export async function linted(contract: Contract): Promise<string[]> {
  // The ruleset of this project, which is what `init` writes.
  const root = new URL('../..', import.meta.url).pathname;
  const findings = await lintContract(contract, { root });
  return findings.map(({ rule, message }) => `${rule} ${message}`);
}

/** Sends requests to the mock of a contract: gives the statuses. */
export async function answered(contract: Contract, requests: readonly Request[]): Promise<number[]> {
  const mocked = await createMockFetch({ contract });
  return Promise.all(requests.map(async (request) => (await mocked(request)).status));
}

/** Verifies the contract's own mock. */
export async function verifiedMock(contract: Contract): Promise<VerifyReport> {
  const mock = await startMock(contract, { logFile: path.join(temporaryFolder(), 'mock.log') });
  try {
    return await verifyContract(contract, {
      target: { url: mock.url, kind: 'mock', credentials: {} },
      seed: 1,
      runs: 10,
    });
  } finally {
    await mock.close();
  }
}

/** Verifies a server. */
export async function verified(
  contract: Contract,
  listener: RequestListener,
  credentials: Readonly<Record<string, string>> = {},
): Promise<VerifyReport> {
  const url = await serving(listener);
  return verifyContract(contract, { target: { url, kind: 'server', credentials }, seed: 1, runs: 10 });
}

/** A server that ends with the test; gives its URL. */
export async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The constraints that were not exercised on both sides, as `key: accepted/rejected`. */
export function uncovered({ coverage }: VerifyReport): string[] {
  return coverage
    .filter(({ accepted, rejected }) => accepted.outcome !== 'yes' || rejected.outcome !== 'yes')
    .map(({ key, accepted, rejected }) => `${key}: ${accepted.outcome}/${rejected.outcome}`);
}

/** What a compiler says of the generated client and of a program that uses it. */
export async function compiled(contract: Contract, program: string): Promise<string[]> {
  const files = await generateFiles(contract);
  return complaints([...files, { path: 'program.ts', text: program }]);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'feature-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
