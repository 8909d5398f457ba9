import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { startMock } from '../../src/mock/start.ts';
import { contractOf } from './contract-of.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'mock-death-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const contract = contractOf({
  '/slow': {
    post: {
      requestBody: { content: { 'application/json': { schema: {} } } },
      responses: { 204: { description: 'done' } },
    },
  },
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Begins a request that never ends: its body is shorter than it says. */
async function begin(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
  const head =
    'POST /slow HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{';
  await new Promise((resolve) => socket.write(head, resolve));
  // Until the mock has seen its head.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return socket;
}

test('a death is said with the request that was in flight', async () => {
  const mock = await startMock(contract, { logFile: join(folder, 'died.log') });
  const socket = await begin(mock.url);
  process.kill(mock.pid, 'SIGKILL');
  const death = await mock.died;
  socket.destroy();
  expect(death).toBeInstanceOf(ExpectedError);
  expect(death.message).toBe('The mock of test died while it answered POST /slow: killed by SIGKILL.');
  await mock.close();
});

test('a mock that hangs is closed nevertheless, which is no death', async () => {
  const mock = await startMock(contract, { logFile: join(folder, 'hung.log') });
  process.kill(mock.pid, 'SIGSTOP');
  await mock.close();
  expect(isRunning(mock.pid)).toBe(false);
  const pending = Symbol('pending');
  expect(await Promise.race([mock.died, new Promise((resolve) => setTimeout(resolve, 100, pending))])).toBe(
    pending,
  );
});

test('a mock ends when its parent is killed', async () => {
  const start = JSON.stringify(new URL('../../src/mock/start.ts', import.meta.url).href);
  const document = JSON.stringify({
    name: 'x',
    document: contract.document,
    operations: contract.operations,
  });
  const options = JSON.stringify({ logFile: join(folder, 'orphan.log') });
  const script = `const { startMock } = await import(${start});
    console.log((await startMock(${document}, ${options})).pid);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const pid = Number(
    await new Promise((resolve) => parent.stdout.once('data', (data) => resolve(String(data)))),
  );
  expect(isRunning(pid)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 5_000 });
});
