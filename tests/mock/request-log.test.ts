import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openRequestLog } from '../../src/mock/request-log.ts';
import { startMock } from '../../src/mock/start.ts';
import { awkwardContract } from './awkward-contract.ts';

let root = '';
let project = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'openapi-contract-log-'));
  project = path.join(root, 'project');
  mkdirSync(project);
});
afterEach(() => rmSync(root, { recursive: true }));

const now = (): Date => new Date('2026-01-31T12:00:00Z');
const entry = (index: number) => ({ method: 'GET', path: `/${index}`, status: 200, violations: [] });
const never = (error: unknown): never => {
  throw error;
};

/** The paths that a log speaks of. */
function pathsIn(file: string): string[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => (JSON.parse(line) as { path: string }).path);
}

test('holds a line for each request, in order', async () => {
  const file = path.join(root, 'new/a.log');
  const log = await openRequestLog({ root, file, now, onFailure: never });
  for (let index = 0; index < 1000; index += 1) {
    log.write(entry(index));
    if (index % 100 === 0) await new Promise((resolve) => void setImmediate(resolve));
  }
  await log.close();
  expect(pathsIn(file)).toEqual(Array.from({ length: 1000 }, (_, index) => `/${index}`));
  expect(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '')).toEqual({
    time: '2026-01-31T12:00:00.000Z',
    ...entry(0),
  });
});

test('goes on in a new file at its limit, and keeps one older', async () => {
  const file = path.join(root, 'a.log');
  const log = await openRequestLog({ root, file, now, onFailure: never, limit: 1000 });
  for (let index = 0; index < 100; index += 1) {
    log.write(entry(index));
    await vi.waitFor(() => expect(pathsIn(file).at(-1)).toBe(`/${index}`), { interval: 1 });
    expect(statSync(file).size).toBeLessThanOrEqual(1000);
  }
  await log.close();
  const kept = [...pathsIn(`${file}.1`), ...pathsIn(file)];
  const all = Array.from({ length: 100 }, (_, index) => `/${index}`);
  expect(kept.length).toBeGreaterThan(10);
  expect(kept).toEqual(all.slice(-kept.length));
});

describe.runIf(process.platform === 'linux')('on a full disk', () => {
  // A name of its own, so that nothing can happen to the device, whatever is wrong in the code.
  let full = '';
  beforeEach(() => {
    full = path.join(root, 'full');
    symlinkSync('/dev/full', full);
  });

  test('says so once, and takes what comes', async () => {
    const failures: unknown[] = [];
    const onFailure = (error: unknown): void => void failures.push(error);
    const log = await openRequestLog({ root: project, file: full, now, onFailure });
    for (let index = 0; index < 10; index += 1) {
      log.write(entry(index));
      await new Promise((resolve) => void setTimeout(resolve, 5));
    }
    await log.close();
    expect(failures).toEqual([expect.objectContaining({ code: 'ENOSPC' })]);
  });

  test('the mock says so, and serves on', async () => {
    const said: string[] = [];
    const onLogFailure = (message: string): void => void said.push(message);
    const mock = await startMock(awkwardContract, { root: project, logFile: full, onLogFailure });
    const answers = [];
    for (let index = 0; index < 3; index += 1) answers.push((await fetch(mock.url)).status);
    await vi.waitUntil(() => said.length > 0);
    await mock.close();
    expect(answers).toEqual([404, 404, 404]);
    expect(said).toEqual([expect.stringContaining('The disk is full (ENOSPC')]);
  });
});
