import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headerOf } from '../../src/generate/header.ts';
import { findOrphans } from '../../src/generate/orphan.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orphan-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('names the folders that were generated from a contract that is gone, in order', async () => {
  for (const name of ['pets', 'zoo', 'aviary', '.staged']) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'index.ts'), `${headerOf(name)}export {};\n`);
  }
  const findings = await findOrphans(folder, ['pets']);
  expect(
    findings.map(({ contract, rule, severity, message }) => [contract, rule, severity, message]),
  ).toEqual([
    ['aviary', 'generate/extra', 'error', 'generated/aviary belongs to no contract in spec/'],
    ['zoo', 'generate/extra', 'error', 'generated/zoo belongs to no contract in spec/'],
  ]);
});

test('what was not generated is not ours to judge', async () => {
  await mkdir(path.join(folder, 'notes'));
  await writeFile(path.join(folder, 'notes', 'index.ts'), 'export {};\n');
  await writeFile(path.join(folder, 'readme.md'), '');
  expect(await findOrphans(folder, [])).toEqual([]);
});

test('nothing generated yet is nothing extra', async () => {
  expect(await findOrphans(path.join(folder, 'missing'), ['pets'])).toEqual([]);
});
