import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findOrphans } from '../../src/generate/orphan.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orphan-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('names folders without a contract and stray files, in order', async () => {
  await Promise.all(['pets', 'zoo', 'aviary', '.staged'].map((name) => mkdir(path.join(folder, name))));
  await writeFile(path.join(folder, 'notes.txt'), '');
  const findings = await findOrphans(folder, ['pets']);
  expect(findings.map(({ contract, message }) => [contract, message])).toEqual([
    ['aviary', 'generated/aviary belongs to no contract in spec/'],
    ['notes.txt', 'generated/notes.txt belongs to no contract in spec/'],
    ['zoo', 'generated/zoo belongs to no contract in spec/'],
  ]);
  expect(findings.map(({ rule, severity }) => [rule, severity])).toContainEqual(['generate/extra', 'error']);
});

test('a file where a contract has its folder is extra', async () => {
  await writeFile(path.join(folder, 'pets'), '');
  expect(await findOrphans(folder, ['pets'])).toHaveLength(1);
});

test('nothing generated yet is nothing extra', async () => {
  expect(await findOrphans(path.join(folder, 'missing'), ['pets'])).toEqual([]);
});
