import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { changeFiles } from '../../src/transaction/change-files.ts';
import { recoverChanges } from '../../src/transaction/recover.ts';
import { changesOnDisk } from './changes-on-disk.ts';
import { type Tree, changesOf, projectOf, stagingsOf, treeOf } from './tree.ts';

const program = fileURLToPath(import.meta.resolve('./change-program.ts'));
const killer = import.meta.resolve('./kill-at.ts');

const files: Tree = {
  'keep.txt': 'kept',
  'spec/pets/openapi.yaml': 'old',
  'spec/pets/parts/only.yaml': 'old',
  'becomes/a/file': 'old',
  'becomes-folder': 'old',
};
const changes = {
  'spec/pets/openapi.yaml': 'new',
  'spec/pets/parts/only.yaml': null,
  'generated/pets/client.ts': 'new',
  becomes: 'new',
  'becomes/a/file': null,
  'becomes-folder': null,
  'becomes-folder/file': 'new',
};

/** What Node compiled, kept from one of many runs to the next. */
const compiled = mkdtempSync(path.join(tmpdir(), 'transaction-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

/** Runs the program, killed before its n-th call; whether it came to its end instead. */
function killedAt(call: number, ...words: readonly string[]): boolean {
  const { signal, status, stderr } = spawnSync(process.execPath, ['--import', killer, program, ...words], {
    env: { ...process.env, KILL_AT: String(call), NODE_COMPILE_CACHE: compiled },
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL' && status !== 0) throw new Error(stderr);
  return status === 0;
}

function hasJournal(root: string): boolean {
  return stagingsOf(root).some((name) =>
    existsSync(path.join(root, '.openapi-contract', name, 'journal.json')),
  );
}

/** What the project is before and after the change. */
async function ends(): Promise<{ before: Tree; after: Tree }> {
  const root = await projectOf(files);
  const before = treeOf(root);
  await changeFiles(root, changesOf(changes));
  return { before, after: treeOf(root) };
}

test('killed at any call, a change is made or put back, never half of it', async () => {
  const { before, after } = await ends();
  const met = new Set<string>();
  for (let call = 1; ; call += 1) {
    const root = await projectOf(files);
    const completed = killedAt(call, root, JSON.stringify(changes));
    const left = treeOf(root);
    const begun = hasJournal(root);
    const made = isDeepStrictEqual(left, after);
    expect(begun ? [left] : [before, after]).toContainEqual(left);
    const back = await recoverChanges(root);
    const recovered = treeOf(root);
    expect(recovered).toEqual(begun ? before : left);
    expect(back).toBe(!isDeepStrictEqual(recovered, left));
    expect(stagingsOf(root)).toEqual([]);
    await changeFiles(root, changesOf(changes));
    expect(treeOf(root)).toEqual(after);
    met.add(`${completed ? 'completed' : begun ? 'begun' : 'killed'}, ${made ? 'made' : 'not made'}`);
    if (completed) break;
  }
  expect(met).toEqual(
    new Set(['killed, not made', 'begun, not made', 'begun, made', 'killed, made', 'completed, made']),
  );
});

/** The numbers of the calls between writing the journal and removing it. */
async function callsAmid(): Promise<number[]> {
  const root = await projectOf(files);
  const calls: string[] = [];
  const end = changesOnDisk((_, name) => calls.push(name));
  await changeFiles(root, changesOf(changes));
  end();
  const first = calls.indexOf('renameSync') + 2;
  return Array.from({ length: calls.indexOf('rmSync') + 2 - first }, (_, index) => first + index);
}

test.each([
  ['all was renamed', -1],
  ['all was removed', 5],
])('killed at any call of the recovery when %s, the next one completes it', async (_, index) => {
  const { before } = await ends();
  const killed = await projectOf(files);
  expect(killedAt((await callsAmid()).at(index) ?? 0, killed, JSON.stringify(changes))).toBe(false);
  expect(hasJournal(killed)).toBe(true);
  expect(treeOf(killed)).not.toEqual(before);
  for (let call = 1; ; call += 1) {
    const root = await projectOf({});
    cpSync(killed, root, { recursive: true, preserveTimestamps: true });
    const completed = killedAt(call, root);
    await recoverChanges(root);
    expect(treeOf(root)).toEqual(before);
    expect(stagingsOf(root)).toEqual([]);
    if (completed) break;
  }
});
