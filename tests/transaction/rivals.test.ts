import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { changeFiles } from '../../src/transaction/change-files.ts';
import { survey } from '../../src/transaction/survey.ts';
import { changesOnDisk } from './changes-on-disk.ts';
import { changesOf, projectOf, stagingsOf, treeOf } from './tree.ts';

/** A process that runs until the test is over: its id and its start, as stagings are named. */
async function otherProcess(): Promise<string> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log("up")']);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
  return `${child.pid}-${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

/** Changes files, and has something happen when the journal is there and nothing else has been done. */
async function changedWhile(root: string, happen: () => void): Promise<readonly string[]> {
  let isDone = false;
  const end = changesOnDisk((_, name) => {
    const own = stagingsOf(root).find((staging) => staging.includes(`-${process.pid}-`));
    const hasJournal = existsSync(path.join(root, '.openapi-contract', own ?? '', 'journal.json'));
    if (isDone || name !== 'fsyncSync' || !hasJournal) return;
    isDone = true;
    happen();
  });
  try {
    return await changeFiles(root, changesOf({ 'a.txt': 'new', 'b/c.txt': 'new' }));
  } finally {
    end();
    expect(isDone).toBe(true);
  }
}

describe.skipIf(process.platform !== 'linux')('another process that begins to change files meanwhile', () => {
  test('is a rival, and nothing is changed', async () => {
    const root = await projectOf({ 'a.txt': 'old' });
    const before = treeOf(root);
    const rival = path.join(root, '.openapi-contract', `change-${await otherProcess()}-abcdef`);
    const attempt = changedWhile(root, () => {
      mkdirSync(rival);
      writeFileSync(path.join(rival, 'journal.json'), '{}');
    });
    await expect(attempt).rejects.toThrow(
      'Another process is changing files of this project: nothing was changed',
    );
    expect(treeOf(root)).toEqual(before);
    expect(readdirSync(path.join(root, '.openapi-contract')).toSorted()).toEqual([
      '.gitignore',
      path.basename(rival),
    ]);
  });

  test('is none as long as it has no journal', async () => {
    const root = await projectOf({ 'a.txt': 'old' });
    const other = path.join(root, '.openapi-contract', `change-${await otherProcess()}-abcdef`);
    expect(await changedWhile(root, () => mkdirSync(other))).toEqual(['a.txt', 'b/c.txt']);
  });

  test.each<[string, (root: string) => void]>([
    ['another text', (root) => writeFileSync(path.join(root, 'a.txt'), 'longer')],
    [
      'a file where none was',
      (root) => {
        mkdirSync(path.join(root, 'b'));
        writeFileSync(path.join(root, 'b/c.txt'), '');
      },
    ],
  ])('and leaves %s is noticed', async (_, happen) => {
    const root = await projectOf({ 'a.txt': 'old' });
    const attempt = changedWhile(root, () => happen(root));
    await expect(attempt).rejects.toThrow('was written by another process meanwhile: nothing was changed');
    expect(stagingsOf(root)).toEqual([]);
  });
});

// A folder of the system's that is another file system wherever there is one.
test.skipIf(!existsSync('/dev/shm'))('what lies on another file system is not changed', async () => {
  await expect(survey('/', [{ path: 'dev/shm/openapi-contract', text: 'new' }])).rejects.toThrow(
    'dev lies on another file system than the project: nothing was changed',
  );
});
