import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../scripts/openapi-contract.ts';
import type { Finding } from '../../src/finding.ts';
import { surroundings } from '../scripts/command/surroundings.ts';
import { pets } from './pets.ts';
import { makeProject, type Project } from './project.ts';

const secret = 'hunter2-c2VjcmV0';
let project: Project;
let server: Server;
let url = '';

// Takes everything, tells everybody what they sent, and never asks who they are.
beforeAll(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ name: String(request.headers['x-key'] ?? 'Tom') }));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await project.remove();
});

async function verify(...words: string[]) {
  const { context, written } = surroundings({ root: project.root, env: { KEY: secret } });
  return { code: await runProgram(['verify', ...words], context), ...written };
}

interface VerifyJson {
  readonly seed: number;
  readonly contracts: readonly { contract: string; cases: number; coverage: readonly unknown[] }[];
  readonly findings: readonly Finding[];
}

test('a server that breaks its contract is found out, and its credentials are not', async () => {
  const { code, stdout, stderr } = await verify(
    '--target',
    url,
    '--auth',
    'key=env:KEY',
    '--runs',
    '20',
    '--json',
  );
  const { seed, contracts, findings } = JSON.parse(stdout) as VerifyJson;
  expect(code).toBe(1);
  expect(seed).toBe(1);
  expect(contracts.map(({ contract }) => contract)).toEqual(['pets']);
  expect(contracts[0]?.coverage.length).toBeGreaterThan(5);
  const rules = findings.map(({ rule }) => rule);
  expect(rules).toEqual(
    expect.arrayContaining(['verify/authentication-enforced', 'verify/violating-request-rejected']),
  );
  expect(stdout + stderr).not.toContain(secret);
});

test('the command that a finding names sends the very case again', async () => {
  const first = await verify('--target', url, '--auth', secret, '--runs', '20', '--json');
  const { findings } = JSON.parse(first.stdout) as VerifyJson;
  const found = findings.find(({ rule }) => rule === 'verify/violating-request-rejected');
  const command = JSON.stringify(found?.evidence?.find(({ label }) => label === 'replay'));
  const [, seed, id] = /--seed (\d+) --replay '([^']+)'/.exec(command) ?? [];
  const again = await verify(
    '--target',
    url,
    '--auth',
    secret,
    '--seed',
    String(seed),
    '--replay',
    String(id),
    '--json',
  );
  const replayed = (JSON.parse(again.stdout) as VerifyJson).findings;
  expect(replayed.map(({ rule, pointer }) => [rule, pointer])).toContainEqual([found?.rule, found?.pointer]);
  expect(again.code).toBe(1);
});

test('a server that is not there is an error, not a finding', async () => {
  const { code, stdout, stderr } = await verify('--target', 'http://127.0.0.1:1');
  expect(stderr).toMatch(/\nerror: .*http:\/\/127\.0\.0\.1:1/);
  expect([code, stdout]).toEqual([2, '']);
});

test('a new seed is said, so that it can be given again', async () => {
  const { code, stdout, stderr } = await verify('--seed', 'random', '--runs', '1');
  const [, seed] = /pets: verifying its mock, seed (\d+)\n/.exec(stderr) ?? [];
  expect(stdout).toMatch(
    new RegExp(`pets: (\\d+) of \\1 constraints exercised on both sides, \\d+ cases, seed ${seed}\n$`),
  );
  expect(code).toBe(0);
});

test.each([
  [['--auth', secret], '--auth was given without --target'],
  [
    ['--target', 'https://user:pass@example.com'],
    'The option "--target" cannot be used: credentials do not belong in it',
  ],
  [
    ['--target', 'http://127.0.0.1:1', '--auth', 'key=env:MISSING'],
    'the environment variable MISSING, which is not set',
  ],
  [['--replay', 'POST /pets#nothing'], 'POST /pets#nothing'],
])('%j cannot be used', async (words, message) => {
  const { code, stdout, stderr } = await verify(...words);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain(secret);
  expect([code, stdout]).toEqual([2, '']);
});
