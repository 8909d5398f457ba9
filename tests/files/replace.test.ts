import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { copyInside, removeInside, writeInside } from '../../src/files/inside.ts';
import { makeExecutable } from '../../src/files/make-executable.ts';
import { privateText } from '../../src/files/private-file.ts';
import { recoverFolder, siblingsOf } from '../../src/files/recover-folder.ts';
import { replaceFile } from '../../src/files/replace-file.ts';
import { replaceFolder } from '../../src/files/replace-folder.ts';
import { makeTemporaryFile, openTemporaryFile } from '../../src/files/temporary-file.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../../src/files/temporary-folder.ts';

let root = '';
const at = (...names: string[]): string => path.join(root, ...names);
const read = (file: string): Promise<string> => readFile(at(file), 'utf8');
const all = async (folder = '.'): Promise<string[]> =>
  (await readdir(at(folder), { recursive: true })).toSorted();
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), 'openapi-contract-replace-')));
  return () => rm(root, { recursive: true });
});

describe('a file is replaced', () => {
  test('whole, with its folder made and its mode kept', async () => {
    await replaceFile(root, 'a/b.txt', 'first');
    await chmod(at('a/b.txt'), 0o640);
    await replaceFile(root, 'a/b.txt', Buffer.from('second'));
    expect(await read('a/b.txt')).toBe('second');
    expect((await stat(at('a/b.txt'))).mode & 0o777).toBe(0o640);
    expect(await all()).toEqual(['a', 'a/b.txt']);
  });

  test('or not at all, and nothing is left beside it', async () => {
    await mkdir(at('folder'));
    await expect(replaceFile(root, 'folder', 'text')).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(replaceFile(root, 'a'.repeat(300), 'text')).rejects.toMatchObject({
      code: 'ENAMETOOLONG',
    });
    expect(await all()).toEqual(['folder']);
  });

  test('unless a pipe stands there, which takes the text', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const taken = read('pipe');
    await replaceFile(root, 'pipe', 'text');
    expect(await taken).toBe('text');
    expect((await stat(at('pipe'))).isFIFO()).toBe(true);
  });
});

describe('a folder is replaced', () => {
  const files = [
    { path: 'a.txt', text: 'a' },
    { path: 'deep/b.txt', text: 'b' },
  ];

  test('as a whole', async () => {
    await writeInside(root, 'made/of/old.txt', 'old');
    expect(await replaceFolder(root, at('made/of'), files)).toBe(true);
    expect(await all('made')).toEqual(['of', 'of/a.txt', 'of/deep', 'of/deep/b.txt']);
    expect(await read('made/of/deep/b.txt')).toBe('b');
  });

  test('through no link', async () => {
    await mkdir(at('elsewhere'));
    await symlink(at('elsewhere'), at('link'));
    await expect(replaceFolder(root, at('link/made'), files)).rejects.toThrow('leads through the link');
    expect(await all('elsewhere')).toEqual([]);
  });

  test('and what a process that is gone has left is put back or removed', async () => {
    const gone = 2 ** 22 + 1;
    await writeInside(siblingsOf(at('made'), gone).aside, 'a.txt', 'old');
    await writeInside(siblingsOf(at('made'), gone).staged, 'a.txt', 'new');
    await writeInside(root, '.other.12.new/a.txt', 'mine');
    await recoverFolder(at('made'));
    expect(await all()).toEqual(['.other.12.new', '.other.12.new/a.txt', 'made', 'made/a.txt']);
    expect(await read('made/a.txt')).toBe('old');
  });

  test('and what a process that runs has staged stays', async () => {
    const staged = siblingsOf(at('made'), process.ppid).staged;
    await writeInside(staged, 'a.txt', 'new');
    await recoverFolder(at('made'));
    expect(await all()).toContain(path.basename(staged));
  });

  test('and nothing is recovered where nothing is', async () => {
    await recoverFolder(at('nowhere/made'));
    expect(await all()).toEqual([]);
  });
});

describe('inside of a folder', () => {
  test('files are written, copied with their links, and removed with the folder that is left empty', async () => {
    await writeInside(at('from'), 'a/b.txt', 'text');
    await symlink('b.txt', at('from/a/link'));
    await copyInside(root, at('from'), 'a');
    expect(await all('a')).toEqual(['b.txt', 'link']);
    await rm(at('a/link'));
    await removeInside(root, 'a/b.txt');
    await removeInside(root, 'a/none.txt');
    expect(await all()).toEqual(['from', 'from/a', 'from/a/b.txt', 'from/a/link']);
  });

  test.each(['../a', 'link/a', '../elsewhere/a'])('nothing leads out of it: %s', async (file) => {
    await mkdir(at('folder'));
    await mkdir(at('elsewhere'));
    await symlink(at('elsewhere'), at('folder/link'));
    await expect(writeInside(at('folder'), file, 'text')).rejects.toThrow('leads elsewhere');
    await expect(removeInside(at('folder'), file)).rejects.toThrow('leads elsewhere');
    await expect(copyInside(at('folder'), root, file)).rejects.toThrow('leads elsewhere');
    expect(await all('elsewhere')).toEqual([]);
  });
});

test('a file that may be run', async () => {
  await writeFile(at('hook'), '', { mode: 0o600 });
  await makeExecutable(root, 'hook');
  expect((await stat(at('hook'))).mode & 0o777).toBe(0o755);
});

describe('a text of this user alone', () => {
  test('is made once, and kept', async () => {
    let made = 0;
    const make = (): string => `text ${(made += 1)}`;
    const texts = await Promise.all([privateText(at('a/b'), make), privateText(at('a/b'), make)]);
    expect(new Set(texts).size).toBe(1);
    expect(await privateText(at('a/b'), make)).toBe(texts[0]);
    expect((await stat(at('a/b'))).mode & 0o777).toBe(0o600);
  });

  test('cannot be where no file can', async () => {
    await writeFile(at('file'), '');
    await expect(privateText(at('file/b'), () => '')).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

test('a temporary file is shared by its name until that is taken away', async () => {
  const one = makeTemporaryFile('test', 'content');
  const two = openTemporaryFile(one.path);
  expect(await readFile(one.path, 'utf8')).toBe('content');
  expect(path.basename(path.dirname(one.path))).toMatch(/^openapi-contract-test-/);
  one.unname();
  two.unname();
  await expect(stat(path.dirname(one.path))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(one.descriptor).not.toBe(two.descriptor);
});

test('a temporary folder is this user’s alone, and removed as often as one likes', async () => {
  const folder = await makeTemporaryFolder('test');
  expect(path.basename(folder)).toMatch(/^openapi-contract-test-/);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  await writeInside(folder, 'a/b', 'c');
  await removeTemporaryFolder(folder);
  await removeTemporaryFolder(folder);
  await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
});
