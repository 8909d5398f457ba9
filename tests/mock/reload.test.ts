import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { contractOf } from './contract-of.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'mock-reload-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** A contract whose only answer says which version it is. */
function version(name: string, path = '/version'): Contract {
  const content = { 'application/json': { schema: { type: 'string' }, example: name } };
  return contractOf({
    [path]: {
      get: { responses: { 200: { description: 'it', content } } },
      post: {
        requestBody: { content: { 'application/json': { schema: {} } } },
        responses: { 200: { description: 'it', content } },
      },
    },
  });
}

let mock: Mock;
beforeEach(async () => {
  mock = await startMock(version('one'), { logFile: join(folder, 'mock.log') });
});
afterEach(() => mock.close());

async function ask(path = '/version'): Promise<unknown> {
  const response = await fetch(mock.url + path);
  return response.ok ? response.json() : response.status;
}

test('the next request is answered by the new contract, at the same place', async () => {
  const { url, pid } = mock;
  expect(await ask()).toBe('one');
  await mock.reload(version('two'));
  expect(await ask()).toBe('two');
  await mock.reload(version('three', '/moved'));
  expect([await ask(), await ask('/moved')]).toEqual([404, 'three']);
  expect([mock.url, mock.pid]).toEqual([url, pid]);
});

test('the last of several at once is served in the end', async () => {
  await Promise.all(['a', 'b', 'c'].map((name) => mock.reload(version(name))));
  expect(await ask()).toBe('c');
});

test('a request in flight is answered as it began', async () => {
  const slow = request(`${mock.url}/version`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Expect: '100-continue' },
  });
  slow.flushHeaders();
  const answer = once(slow, 'response');
  // The mock has begun with a request that it asks the body of.
  await once(slow, 'continue');
  await mock.reload(version('two', '/moved'));
  slow.end('{}');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the event brings
  const [response] = (await answer) as [IncomingMessage];
  expect(await json(response)).toBe('one');
  expect(await ask('/moved')).toBe('two');
});

test('no request is dropped while the contract changes all the time', async () => {
  const reloading = { isOver: false };
  const asking = (async () => {
    const given = new Set<unknown>();
    while (!reloading.isOver) given.add(await ask());
    return given;
  })();
  for (let round = 0; round < 30; round += 1) await mock.reload(version(`v${round % 2}`));
  reloading.isOver = true;
  const answers = await asking;
  expect([...answers].filter((answer) => !['one', 'v0', 'v1'].includes(String(answer)))).toEqual([]);
  expect(answers.size).toBeGreaterThan(0);
});

test('what cannot be served is said, and the old contract is served', async () => {
  const contract = version('two');
  const operations = contract.operations.map((operation) => ({
    ...operation,
    path: null as unknown as string,
  }));
  await expect(mock.reload({ ...contract, operations })).rejects.toThrow(ExpectedError);
  expect(await ask()).toBe('one');
});

test('a mock that is gone cannot reload', async () => {
  process.kill(mock.pid, 'SIGKILL');
  await mock.died;
  await expect(mock.reload(version('two'))).rejects.toThrow('its process has ended');
});
