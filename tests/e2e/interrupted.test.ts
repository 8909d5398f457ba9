import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { reporterNames } from '../../scripts/command/reporters.ts';
import type { Finding } from '../../src/finding.ts';
import { makeProject, spawnCommand, type Project } from './project.ts';

const paths = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `/things/${index}`,
    {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', properties: { name: { type: 'string', maxLength: 9 } } },
            },
          },
        },
        responses: { 201: { description: 'Made' }, '4XX': { description: 'Not so' } },
      },
    },
  ]),
);

let project: Project;
let server: Server;
let url = '';
let answered = 0;
// Takes everything, and then hangs.
beforeAll(async () => {
  const info = { title: 'Things', version: '1.0.0' };
  const document = JSON.stringify({ openapi: '3.1.0', info, paths });
  project = await makeProject({ 'spec/things/openapi.json': document });
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (answered++ < 500) response.writeHead(201).end();
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

const files = reporterNames
  .filter((name) => name !== 'terminal')
  .map((name) => [name, `${name}.out`] as const);
const reportWords = [
  ...reporterNames.flatMap((name) => ['--reporter', name]),
  ...files.flatMap(([name, file]) => ['--output-file', `${name}=${file}`]),
];

/** Starts a command, interrupts it when it is well under way, and gives what it left. */
async function interrupted(
  command: string,
  words: readonly string[],
  signal: NodeJS.Signals,
  isUnderWay: () => boolean | Promise<boolean>,
) {
  const child = spawnCommand(project.root, command, [...words, ...reportWords]);
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await vi.waitUntil(isUnderWay, { timeout: 60_000, interval: 50 });
  const begun = performance.now();
  child.kill(signal);
  const [code] = await once(child, 'exit');
  const [stdout, stderr] = await output;
  const reports = Object.fromEntries(
    await Promise.all(files.map(async ([name, file]) => [name, await project.read(file)] as const)),
  );
  return { code, stdout, stderr, reports, milliseconds: performance.now() - begun };
}

// A second on a machine that has nothing else to do.
const soon = 4000;

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s', (signal, expected) => {
  test('during verify writes every report of what is known', async () => {
    answered = 0;
    const words = ['--target', url, '--runs', '5', '--concurrency', '2'];
    const { code, stdout, stderr, reports, milliseconds } = await interrupted(
      'verify',
      words,
      signal,
      () => answered > 500,
    );
    expect(code).toBe(expected);
    expect(milliseconds).toBeLessThan(soon);
    expect(stderr).toMatch(
      /\ninterrupted: \d+ of 60 operations were begun; what is known so far is reported\n$/,
    );
    const { findings } = JSON.parse(reports['json'] ?? '') as { findings: readonly Finding[] };
    const rules = new Set(findings.map(({ rule }) => rule));
    expect([...rules]).toEqual(
      expect.arrayContaining(['verify/violating-request-rejected', 'verify/interrupted']),
    );
    expect([...rules]).not.toContain('verify/server-answers');
    for (const report of [stdout, ...Object.values(reports)]) {
      expect(report).toMatch(/violating-request-rejected|which breaks/);
      expect(report).toContain('The run was interrupted before all was tried');
    }
  });

  test('during the gate likewise, and nothing is left running', async () => {
    const log = path.join(project.root, '.openapi-contract/verify-things.log');
    const size = (): Promise<number> =>
      stat(log).then(
        (found) => found.size,
        () => 0,
      );
    const before = await size();
    const { code, stdout, stderr, reports, milliseconds } = await interrupted(
      'gate',
      ['--no-cache'],
      signal,
      // A new log is a small one first.
      async () => (await size()) !== before && (await size()) > 20_000,
    );
    expect(code).toBe(expected);
    expect(milliseconds).toBeLessThan(soon);
    expect(stderr).toContain('interrupted: what is known so far is reported\n');
    expect(stdout).toMatch(/verify {2,}(failed|crashed) /);
    expect(stdout).toMatch(/FAIL in /);
    expect(JSON.parse(reports['json'] ?? '')).toMatchObject({ verdict: 'crash' });
    for (const report of Object.values(reports)) expect(report).not.toBe('');
  });
});
