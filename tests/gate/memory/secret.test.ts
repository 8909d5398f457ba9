import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { memorySecret, secretVariable } from '../../../src/gate/memory/secret.ts';

let folder = '';
let project = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'openapi-contract-secret-'));
  project = path.join(folder, 'project');
  await mkdir(project);
  return () => rm(folder, { recursive: true });
});

const stateOf = (name: string) => ({ XDG_STATE_HOME: path.join(folder, name) });

test('a machine makes one up, and keeps it for its user alone', async () => {
  const [first, second, other] = await Promise.all([
    memorySecret(project, stateOf('state')),
    memorySecret(project, stateOf('state')),
    memorySecret(project, stateOf('other')),
  ]);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  const file = path.join(folder, 'state/openapi-contract/cache-secret');
  expect(await readFile(file, 'utf8')).toBe(first);
  const [{ mode }, { mode: above }] = await Promise.all([stat(file), stat(path.dirname(file))]);
  expect([mode & 0o777, above & 0o777]).toEqual([0o600, 0o700]);
});

test.each<[string, string | undefined]>([
  ['0123456789abcdef', '0123456789abcdef'],
  ['0123456789abcde', undefined],
])('the variable %j gives %j', async (given, secret) => {
  expect(await memorySecret(project, { ...stateOf('state'), [secretVariable]: given })).toBe(secret);
});

test.each([
  ['in the project, where a stranger may have put it', 'project/state'],
  ['below a file', 'file/state'],
])('there is none %s', async (_, place) => {
  await writeFile(path.join(folder, 'file'), '');
  expect(await memorySecret(project, stateOf(place))).toBeUndefined();
});

test('what is no secret is none', async () => {
  await mkdir(path.join(folder, 'state/openapi-contract'), { recursive: true });
  await writeFile(path.join(folder, 'state/openapi-contract/cache-secret'), 'short');
  expect(await memorySecret(project, stateOf('state'))).toBeUndefined();
});
