import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { logFileOf } from '../../src/gate/log-file.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'log-file-'));
});
afterEach(() => rm(root, { recursive: true }));

test('it is in a folder that git overlooks', async () => {
  expect(await logFileOf(root, 'verify', 'pets')).toBe(path.join(root, '.openapi-contract/verify-pets.log'));
});

test('where nothing can be written, that is no bug', async () => {
  await writeFile(path.join(root, '.openapi-contract'), 'Mine.\n');
  await expect(logFileOf(root, 'verify', 'pets')).rejects.toMatchObject({
    name: 'ExpectedError',
    message: "The mock's log cannot be written to .openapi-contract/ (EEXIST)",
    help: 'Make the folder of the project writable, or work on a copy of it.',
  });
});
