import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { startMock } from '../../src/mock/start.ts';
import { awkwardContract } from './awkward-contract.ts';

let folder: string;
const logFile = (): string => join(folder, 'mock.log');
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'mock-start-'))));
afterAll(() => rmSync(folder, { recursive: true }));

test('only the given operations are served', async () => {
  const operations = awkwardContract.operations.filter(({ path }) => path === '/cookie');
  const small = await startMock(awkwardContract, { logFile: join(folder, 'small.log'), operations });
  const statuses = await Promise.all(
    ['/cookie', '/pets'].map(async (path) => (await fetch(small.url + path)).status),
  );
  await small.close();
  expect(statuses).toEqual([422, 404]);
});

test('the log has one line of JSON a request, without credentials', async () => {
  const file = join(folder, 'logs', 'deeper', 'mock.log');
  const logged = await startMock(awkwardContract, { logFile: file });
  await fetch(`${logged.url}/pets?api_key=SECRET`, { headers: { Authorization: 'Bearer SECRET' } });
  await fetch(`${logged.url}/cookie`, { headers: { Cookie: 'sid=SECRET' } });
  await fetch(`${logged.url}/broken`);
  await logged.close();
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('SECRET');
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { method: 'GET', path: '/pets', status: 200, violations: [] },
    { method: 'GET', path: '/cookie', status: 422, violations: [{ location: ['request', 'cookie', 'sid'] }] },
    { method: 'GET', path: '/broken', status: 500, error: expect.any(String) },
  ]);
});

describe('startMock', () => {
  test('says that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a TCP server's address is one
    const { port } = server.address() as AddressInfo;
    await expect(startMock(awkwardContract, { port, logFile: logFile() })).rejects.toThrow(
      `Port ${port} is in use.`,
    );
    server.close();
  });

  test('says that the log cannot be written', async () => {
    const attempt = startMock(awkwardContract, { logFile: join(import.meta.filename, 'below-a-file.log') });
    await expect(attempt).rejects.toThrow(ExpectedError);
  });

  test('close may be called twice, and the mock is gone then', async () => {
    const short = await startMock(awkwardContract, { logFile: join(folder, 'short.log') });
    await Promise.all([short.close(), short.close()]);
    await expect(fetch(short.url)).rejects.toThrow('fetch failed');
  });
});

test('leaves nothing behind, however it ends', async () => {
  const temporary = mkdtempSync(join(folder, 'temporary-'));
  vi.stubEnv('TMPDIR', temporary);
  const mock = await startMock(awkwardContract, { logFile: join(folder, 'temporary.log') });
  vi.unstubAllEnvs();
  // While it runs: not even a kill could leave anything.
  expect(readdirSync(temporary)).toEqual([]);
  await mock.close();
});
