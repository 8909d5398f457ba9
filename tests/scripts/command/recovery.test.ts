import { expect, test } from 'vitest';
import { runCommand } from '../../../scripts/command/run.ts';
import { digest } from '../../../src/transaction/put-back.ts';
import { type Tree, projectOf, stagingsOf, treeOf } from '../../transaction/tree.ts';
import { pet } from './pet.ts';
import { surroundings } from './surroundings.ts';

const staging = `.openapi-contract/change-${2 ** 22 + 1}-0-abcdef`;
const entries = [{ path: 'a.txt', old: true, written: digest('new') }];
const interrupted: Tree = {
  'a.txt': 'new',
  [`${staging}/old-0`]: 'old',
  [`${staging}/journal.json`]: JSON.stringify({ entries, folders: [], made: [] }),
};

async function runIn(root: string, ...words: string[]) {
  const { context, written } = surroundings({ root });
  return { code: await runCommand(pet, words, context), ...written };
}

test('a change that was interrupted is put back before a command runs, and said', async () => {
  const root = await projectOf(interrupted);
  const { code, stdout, stderr } = await runIn(root, 'cat');
  expect(treeOf(root)).toEqual({ 'a.txt': '644 old' });
  expect([code, stderr]).toEqual([0, 'an interrupted change of files was put back\n']);
  expect(JSON.parse(stdout)).toMatchObject({ positionals: ['cat'] });
  expect(await runIn(root, 'cat')).toMatchObject({ stderr: '' });
});

test.each([['--help'], ['--wrong']])('%s puts nothing back', async (word) => {
  const root = await projectOf(interrupted);
  await runIn(root, word);
  expect(treeOf(root)).toEqual({ 'a.txt': '644 new' });
  expect(stagingsOf(root)).toHaveLength(1);
});

test('a command does not run when an interrupted change cannot be put back', async () => {
  const root = await projectOf({ ...interrupted, [`${staging}/journal.json`]: '{}' });
  const { code, stdout, stderr } = await runIn(root, 'cat');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('journal.json is no journal of a change');
});

test('a staging that was given up is removed in silence', async () => {
  const root = await projectOf({ [`${staging}/new-0`]: 'new' });
  expect(await runIn(root, 'cat')).toMatchObject({ code: 0, stderr: '' });
  expect(stagingsOf(root)).toEqual([]);
});
