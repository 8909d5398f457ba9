import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { makeFolder } from '../../src/files/make-folder.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'openapi-contract-folder-'));
  await writeFile(path.join(root, 'file'), '');
  await symlink(root, path.join(root, 'link'));
  return () => rm(root, { recursive: true });
});

test.each(['', 'a', 'a/b/c', 'link/a', 'link'])('%j is made, and again', async (name) => {
  const folder = path.join(root, name);
  await Promise.all([makeFolder(folder), makeFolder(folder)]);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

test.each(['file', 'file/a', 'file/a/b'])('%j cannot be made', async (name) => {
  await expect(makeFolder(path.join(root, name))).rejects.toMatchObject({
    code: expect.stringMatching(/^(EEXIST|ENOTDIR)$/) as string,
  });
});

test.runIf(existsSync('/proc/self')).each(['/proc/nothing', '/proc/nothing/a/b'])(
  '%s, where nothing can be made, is an error and no endless trial',
  async (folder) => {
    await expect(makeFolder(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
