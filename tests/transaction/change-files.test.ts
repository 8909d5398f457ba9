import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { changeFiles } from '../../src/transaction/change-files.ts';
import { changesOnDisk } from './changes-on-disk.ts';
import { changesOf, place, projectOf, stagingsOf, treeOf } from './tree.ts';

test.each<[string, Record<string, string>, Record<string, string | null>, Record<string, string>, string[]?]>(
  [
    ['writes a new file', {}, { 'a.txt': 'new' }, { 'a.txt': 'new' }],
    ['makes the folders of a new file', {}, { 'a/b/c.txt': 'new' }, { 'a/b/c.txt': 'new' }],
    ['replaces', { 'a.txt': 'old' }, { 'a.txt': 'new' }, { 'a.txt': 'new' }],
    ['replaces by nothing', { 'a.txt': 'old' }, { 'a.txt': '' }, { 'a.txt': '' }],
    ['removes', { 'a.txt': 'old', 'b.txt': 'b' }, { 'a.txt': null }, { 'b.txt': 'b' }],
    ['removes folders that become empty', { 'a/b/c.txt': 'old' }, { 'a/b/c.txt': null }, {}],
    [
      'keeps folders that do not become empty',
      { 'a/b/c.txt': 'old', 'a/d/': '' },
      { 'a/b/c.txt': null },
      { 'a/d/': '' },
    ],
    [
      'keeps a folder for what comes into it',
      { 'a/b.txt': 'old' },
      { 'a/b.txt': null, 'a/c.txt': 'new' },
      { 'a/c.txt': 'new' },
    ],
    ['turns a file into a folder', { a: 'old' }, { 'a/b': 'new', a: null }, { 'a/b': 'new' }],
    ['removes no folder', { 'a/b': 'old' }, { a: null }, { 'a/b': 'old' }, []],
    ['turns a folder into a file', { 'a/b/c': 'old' }, { a: 'new', 'a/b/c': null }, { a: 'new' }],
  ],
)('%s', async (_, before, changes, after, changed = Object.keys(changes)) => {
  const root = await projectOf(before);
  expect(await changeFiles(root, changesOf(changes))).toEqual(changed);
  expect(treeOf(root)).toEqual(treeOf(await projectOf(after)));
  expect(stagingsOf(root)).toEqual([]);
});

test('what is as it shall be is neither named nor touched', async () => {
  const root = await projectOf({ 'a.txt': 'a', 'b.txt': 'b' });
  const { ino, mtimeMs } = statSync(path.join(root, 'a.txt'));
  const changed = await changeFiles(root, changesOf({ 'a.txt': 'a', 'b.txt': 'new', 'c/gone.txt': null }));
  expect(changed).toEqual(['b.txt']);
  expect(statSync(path.join(root, 'a.txt'))).toMatchObject({ ino, mtimeMs });
});

test('nothing is written, not even beside, when nothing is to be changed', async () => {
  const root = await projectOf({ 'a.txt': 'a' });
  expect(await changeFiles(root, changesOf({ 'a.txt': 'a' }))).toEqual([]);
  expect(lstatSync(path.join(root, '.openapi-contract'), { throwIfNoEntry: false })).toBeUndefined();
});

test('a replaced file keeps its permissions', async () => {
  const root = await projectOf({ 'a.sh': 'old' });
  chmodSync(path.join(root, 'a.sh'), 0o750);
  await changeFiles(root, changesOf({ 'a.sh': 'new' }));
  expect(treeOf(root)).toEqual({ 'a.sh': '750 new' });
});

test('what is staged is out of git’s sight', async () => {
  const root = await projectOf({});
  await changeFiles(root, changesOf({ 'a.txt': 'new' }));
  expect(readFileSync(path.join(root, '.openapi-contract/.gitignore'), 'utf8')).toBe('*\n');
});

describe('refuses', () => {
  test.each([
    ['/etc/passwd', 'no path inside'],
    ['../outside.txt', 'no path inside'],
    ['a/../../outside.txt', 'no path inside'],
    ['a//b', 'no path inside'],
    ['./a', 'no path inside'],
    ['a/', 'no path inside'],
    ['', 'no path inside'],
    [String.raw`..\outside.txt`, 'no path inside'],
    ['C:/outside.txt', 'no path inside'],
    ['a\0b', 'no path inside'],
    ['.git/hooks/pre-commit', "git's own"],
    ['sub/.GIT/config', "git's own"],
    ['.git./config', "git's own"],
    ['GIT~1/config', "git's own"],
    ['.openapi-contract/verify.log', "the toolkit's own"],
    ['linked/a.txt', 'leads through the link linked'],
    ['linked/deep/a.txt', 'leads through the link linked'],
    ['file-link', 'is no file'],
    ['dangling', 'is no file'],
  ])('%j', async (file, message) => {
    const outside = await projectOf({ 'a.txt': 'theirs' });
    const root = await projectOf({ 'b.txt': 'old' });
    symlinkSync(outside, path.join(root, 'linked'));
    symlinkSync(path.join(outside, 'a.txt'), path.join(root, 'file-link'));
    symlinkSync(path.join(outside, 'nothing'), path.join(root, 'dangling'));
    for (const text of ['new', null]) {
      const failure = changeFiles(root, changesOf({ 'b.txt': 'new', [file]: text }));
      await expect(failure).rejects.toThrow(ExpectedError);
      await expect(failure).rejects.toThrow(message);
    }
    expect(readFileSync(path.join(root, 'b.txt'), 'utf8')).toBe('old');
    expect(treeOf(outside)).toEqual({ 'a.txt': '644 theirs' });
  });

  test.each<[string, Record<string, string>, Record<string, string | null>, string]>([
    ['a file in the place of a folder', { 'a/b': 'old' }, { a: 'new' }, 'A folder stands where a file'],
    ['a folder in the place of a file', { a: 'old' }, { 'a/b': 'new' }, 'A file stands where a folder'],
    ['both at once', {}, { a: 'new', 'a/b': 'new' }, 'stands where a'],
  ])('%s', async (_, before, changes, message) => {
    const root = await projectOf({ ...before, 'other.txt': 'old' });
    const old = treeOf(root);
    const failure = changeFiles(root, changesOf({ 'other.txt': 'new', 'made/x.txt': 'new', ...changes }));
    await expect(failure).rejects.toThrow(ExpectedError);
    await expect(failure).rejects.toThrow(message);
    expect(treeOf(root)).toEqual(old);
    expect(stagingsOf(root)).toEqual([]);
  });

  test('a link in the place of its own folder', async () => {
    const outside = await projectOf({});
    const root = await projectOf({});
    symlinkSync(outside, path.join(root, '.openapi-contract'));
    await expect(changeFiles(root, changesOf({ 'a.txt': 'new' }))).rejects.toThrow('is not a folder');
    expect(treeOf(outside)).toEqual({});
  });

  test('a link in the place of what hides its folder from git', async () => {
    const outside = await projectOf({ profile: 'theirs' });
    const root = await projectOf({ '.openapi-contract/': '' });
    symlinkSync(path.join(outside, 'profile'), path.join(root, '.openapi-contract/.gitignore'));
    await expect(changeFiles(root, changesOf({ 'a.txt': 'new' }))).rejects.toThrow(ExpectedError);
    expect(treeOf(outside)).toEqual({ profile: '644 theirs' });
    expect(treeOf(root)).toEqual({});
  });

  test('one path twice, which is a bug', async () => {
    const root = await projectOf({});
    const twice = [...changesOf({ a: 'one' }), ...changesOf({ a: 'two' })];
    await expect(changeFiles(root, twice)).rejects.toThrow('a is changed twice');
  });
});

test('an interruption before the renames leaves all as it was', async () => {
  const root = await projectOf({ 'a.txt': 'old' });
  for (const at of ['mkdtemp', 'link', 'open']) {
    const stop = new AbortController();
    const end = changesOnDisk((_, name) => {
      if (name === at) stop.abort();
    });
    await expect(changeFiles(root, changesOf({ 'a.txt': 'new' }), { stop: stop.signal })).rejects.toThrow(
      'aborted',
    );
    end();
    expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
    expect(stagingsOf(root)).toEqual([]);
  }
});

test('what another process writes while this one stages is not lost', async () => {
  const root = await projectOf({ 'a.txt': 'old', 'b.txt': 'old' });
  let written: Promise<void> | undefined;
  const end = changesOnDisk((_, name) => {
    if (name === 'open') written ??= place(root, { 'b.txt': 'from elsewhere' });
  });
  await expect(changeFiles(root, changesOf({ 'a.txt': 'new', 'b.txt': null }))).rejects.toThrow(
    'b.txt was written by another process meanwhile',
  );
  end();
  await written;
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old', 'b.txt': '644 from elsewhere' });
  expect(stagingsOf(root)).toEqual([]);
});

test.each(['EACCES', 'ENOSPC', 'EROFS', 'EXDEV', 'EDQUOT'])(
  '%s while staging or renaming is an error that people can mend, and changes nothing',
  async (code) => {
    const root = await projectOf({ 'a.txt': 'old', 'b/c.txt': 'old' });
    const before = treeOf(root);
    for (const at of ['mkdtemp', 'open', 'renameSync', 'unlinkSync', 'mkdirSync']) {
      const end = failing(at, code);
      const failure = changeFiles(root, changesOf({ 'a.txt': 'new', 'b/c.txt': null, 'd/e.txt': 'new' }));
      await expect(failure).rejects.toThrow(ExpectedError);
      await expect(failure).rejects.toThrow(new RegExp(`\\(${code}, [^/].*\\): nothing was changed`));
      end();
      expect(treeOf(root)).toEqual(before);
      expect(stagingsOf(root)).toEqual([]);
    }
  },
);

test('when no links can be made, copies are kept', async () => {
  const root = await projectOf({ 'a.txt': 'old', 'b.txt': 'old' });
  const ends = [failing('link', 'EPERM'), failing('rmdirSync', 'EACCES')];
  mkdirSync(path.join(root, 'c'));
  await changeFiles(root, changesOf({ 'a.txt': 'new', 'b.txt': null }));
  for (const end of ends.toReversed()) end();
  expect(treeOf(root)).toEqual({ 'a.txt': '644 new', 'c/': '755' });
});

/** Makes one call fail, the first of its name. */
function failing(name: string, code: string): () => void {
  let failed = false;
  return changesOnDisk((_, called) => {
    if (called !== name || failed) return;
    failed = true;
    throw Object.assign(new Error(`${code}: made up`), { code, path: path.join(process.cwd(), 'made-up') });
  });
}
