import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { changeFiles } from '../../src/transaction/change-files.ts';
import { ownProcess } from '../../src/transaction/owner.ts';
import { digest } from '../../src/transaction/put-back.ts';
import { recoverChanges } from '../../src/transaction/recover.ts';
import { type Tree, changesOf, projectOf, stagingsOf, treeOf } from './tree.ts';

const program = fileURLToPath(import.meta.resolve('./change-program.ts'));

/** A process that runs until the test is over, and when it started. */
async function otherProcess(): Promise<{ id: number; started: string }> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  return { id: child.pid ?? 0, started: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' };
}

const journal = (entries: object[], more: object = {}): string =>
  JSON.stringify({ entries, folders: [], made: [], ...more });
const replaced = { path: 'a.txt', old: true, written: digest('new') };

/** A project amid a change of `a.txt` from old to new by a process. */
async function amid(owner: string, more: Tree = {}): Promise<string> {
  const staging = `.openapi-contract/change-${owner}-abcdef`;
  return projectOf({
    'a.txt': 'new',
    [`${staging}/old-0`]: 'old',
    [`${staging}/journal.json`]: journal([replaced]),
    ...more,
  });
}

const gone = `${2 ** 22 + 1}-0`;

describe.skipIf(process.platform !== 'linux')(
  'of a process that runs (its start is known on Linux only)',
  () => {
    test('an unfinished staging is left alone', async () => {
      const { id, started } = await otherProcess();
      const name = `change-${id}-${started}-abcdef`;
      const root = await projectOf({ [`.openapi-contract/${name}/new-0`]: 'new' });
      expect(await recoverChanges(root)).toBe(false);
      expect(stagingsOf(root)).toEqual([name]);
    });

    test('a change amid its renames is an error', async () => {
      const { id, started } = await otherProcess();
      const root = await amid(`${id}-${started}`);
      await expect(recoverChanges(root)).rejects.toThrow(ExpectedError);
      await expect(changeFiles(root, changesOf({ 'b.txt': 'new' }))).rejects.toThrow(
        'Another process is changing files of this project',
      );
      expect(treeOf(root)).toEqual({ 'a.txt': '644 new' });
    });

    test('a change that ends meanwhile is waited for', async () => {
      const { id, started } = await otherProcess();
      const root = await amid(`${id}-${started}`);
      const recovery = recoverChanges(root);
      await rm(path.join(root, `.openapi-contract/change-${id}-${started}-abcdef/journal.json`));
      expect(await recovery).toBe(false);
      expect(treeOf(root)).toEqual({ 'a.txt': '644 new' });
    });

    test('but of an earlier one with the same id, it is put back', async () => {
      const { id, started } = await otherProcess();
      const root = await amid(`${id}-${Number(started) - 1}`);
      expect(await recoverChanges(root)).toBe(true);
      expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
    });
  },
);

test('a journal of this very process is one that it failed to work off', async () => {
  const { processId, started } = ownProcess();
  const root = await amid(`${processId}-${started}`);
  expect(await recoverChanges(root)).toBe(true);
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
});

test('a staging of this very process is left alone', async () => {
  const { processId, started } = ownProcess();
  const name = `change-${processId}-${started}-abcdef`;
  const root = await projectOf({ [`.openapi-contract/${name}/new-0`]: 'new' });
  expect(await recoverChanges(root)).toBe(false);
  expect(stagingsOf(root)).toEqual([name]);
});

test.each<[string, Tree, string]>([
  ['edited', { 'a.txt': 'edited' }, 'edited'],
  [
    'written by hand as it was to become',
    { [`.openapi-contract/change-${gone}-abcdef/new-0`]: 'new' },
    'new',
  ],
  ['already put back', { 'a.txt': 'old' }, 'old'],
  ['not yet renamed', { 'a.txt': 'old', [`.openapi-contract/change-${gone}-abcdef/new-0`]: 'new' }, 'old'],
])('a file that was %s since stays', async (_, since, text) => {
  const root = await amid(gone, since);
  expect(await recoverChanges(root)).toBe(false);
  expect(treeOf(root)).toEqual({ 'a.txt': `644 ${text}` });
  expect(stagingsOf(root)).toEqual([]);
});

test('several are put back at once, and other things in the folder stay', async () => {
  const other = `.openapi-contract/change-${2 ** 22 + 2}-0-fedcba`;
  const root = await amid(gone, {
    'b.txt': 'new',
    [`${other}/old-0`]: 'old',
    [`${other}/journal.json`]: journal([{ ...replaced, path: 'b.txt' }]),
    '.openapi-contract/verify.log': 'log',
    '.openapi-contract/change-of-mind.txt': 'mine',
  });
  expect(await recoverChanges(root)).toBe(true);
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old', 'b.txt': '644 old' });
  expect(readdirSync(path.join(root, '.openapi-contract')).toSorted()).toEqual([
    'change-of-mind.txt',
    'verify.log',
  ]);
});

test('two at once put back one whole change', async () => {
  const root = await amid(gone);
  const run = async (): Promise<number> => {
    const [code] = (await once(spawn(process.execPath, [program, root]), 'exit')) as [number];
    return code;
  };
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
  expect(stagingsOf(root)).toEqual([]);
});

describe('of a stranger’s repository', () => {
  test.each([
    ['out of the project', '../outside.txt', 'is no path inside the project'],
    ['into git’s folder', '.git/hooks/pre-commit', "is git's own"],
    ['through a link', 'linked/a.txt', 'leads through the link linked'],
  ])('a journal that leads %s is refused', async (_, file, message) => {
    const outside = await projectOf({ 'a.txt': 'new' });
    const root = await amid(gone, {
      [`.openapi-contract/change-${gone}-abcdef/journal.json`]: journal([
        replaced,
        { ...replaced, path: file },
      ]),
      [`.openapi-contract/change-${gone}-abcdef/old-1`]: 'evil',
    });
    symlinkSync(outside, path.join(root, 'linked'));
    await expect(recoverChanges(root)).rejects.toThrow(ExpectedError);
    await expect(recoverChanges(root)).rejects.toThrow(message);
    expect(treeOf(outside)).toEqual({ 'a.txt': '644 new' });
    expect(readFileSync(path.join(root, 'a.txt'), 'utf8')).toBe('new');
  });

  test.each([
    '',
    '{',
    'null',
    '{}',
    journal([{}]),
    journal([], { made: [1] }),
    journal([], { folders: [1] }),
  ])('a journal that says %j is refused', async (text) => {
    const root = await amid(gone, { [`.openapi-contract/change-${gone}-abcdef/journal.json`]: text });
    await expect(recoverChanges(root)).rejects.toThrow('journal.json is no journal of a change');
    expect(treeOf(root)).toEqual({ 'a.txt': '644 new' });
  });

  test('a link in the place of a change’s folder is not followed', async () => {
    const outside = await projectOf({ 'a.txt': 'theirs' });
    const root = await projectOf({ '.openapi-contract/': '' });
    symlinkSync(outside, path.join(root, `.openapi-contract/change-${gone}-abcdef`));
    expect(await recoverChanges(root)).toBe(false);
    expect(treeOf(outside)).toEqual({ 'a.txt': '644 theirs' });
  });
});

test('what cannot be put back is said, and tried again by the next', async () => {
  const root = await amid(gone, {
    [`.openapi-contract/change-${gone}-abcdef/journal.json`]: journal(
      [{ path: 'b/a.txt', old: true, written: null }],
      { folders: [{ path: 'b', mode: 0o775 }] },
    ),
  });
  writeFileSync(path.join(root, 'b'), 'in the way');
  await expect(recoverChanges(root)).rejects.toThrow(/^A file stands where .*could not be put back/);
  await rm(path.join(root, 'b'));
  expect(await recoverChanges(root)).toBe(true);
  expect(treeOf(root)).toMatchObject({ 'b/': '775', 'b/a.txt': '644 old' });
});

test('nothing is found where nothing is', async () => {
  const root = await projectOf({});
  expect(await recoverChanges(root)).toBe(false);
  await mkdir(path.join(root, '.openapi-contract'));
  expect(await recoverChanges(root)).toBe(false);
});

test('changing files recovers first', async () => {
  const root = await amid(gone);
  expect(await changeFiles(root, changesOf({ 'a.txt': 'old' }))).toEqual([]);
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
});

test('two that change the same files at once leave what one of them wrote', async () => {
  const root = await projectOf({ 'a.txt': 'old', 'b.txt': 'old' });
  const run = async (text: string): Promise<string> => {
    const words = [program, root, JSON.stringify({ 'a.txt': text, 'b.txt': text, 'c/d.txt': text })];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    return Buffer.concat(await child.stderr.toArray()).toString('utf8');
  };
  const errors = (await Promise.all(['1', '2', '3'].map(run))).filter((text) => text !== '');
  const expected = /Another process is changing files|was written by another process meanwhile/;
  expect(errors.filter((text) => !expected.test(text))).toEqual([]);
  const tree = treeOf(root);
  expect(['644 1', '644 2', '644 3']).toContain(tree['a.txt']);
  expect(tree).toEqual({
    'a.txt': tree['a.txt'],
    'b.txt': tree['a.txt'],
    'c/': '755',
    'c/d.txt': tree['a.txt'],
  });
  expect(stagingsOf(root)).toEqual([]);
});
