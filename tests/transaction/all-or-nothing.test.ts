import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { expect, onTestFinished, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { changeFiles } from '../../src/transaction/change-files.ts';
import { recoverChanges } from '../../src/transaction/recover.ts';
import { changesOnDisk } from './changes-on-disk.ts';
import { type Tree, changesOf, place, projectOf, stagingsOf, treeOf } from './tree.ts';

const name = fc.constantFrom('a', 'b', 'c');
const file = fc.array(name, { minLength: 1, maxLength: 3 }).map((tokens) => tokens.join('/'));
const text = fc.constantFrom('one', 'two', '');
const files = fc
  .dictionary(file, text, { maxKeys: 6, noNullPrototype: true })
  .map((texts) => Object.fromEntries(Object.entries(texts).filter(([each]) => !isBelowAnother(each, texts))));
const changes = fc.dictionary(file, fc.option(text), { maxKeys: 6, noNullPrototype: true });

function isBelowAnother(each: string, texts: object): boolean {
  return Object.keys(texts).some((other) => each.startsWith(`${other}/`));
}

/** The files alone: what becomes of folders follows from them. */
function filesOf(tree: Tree): Tree {
  const entries = Object.entries(tree).filter(([each]) => !each.endsWith('/'));
  return Object.fromEntries(entries.map(([each, said]) => [each, said.replace(/^\d+ /, '')]));
}

function changed(before: Tree, texts: Readonly<Record<string, string | null>>): Tree {
  const after = Object.entries({ ...before, ...texts }).filter(([, said]) => said !== null);
  return Object.fromEntries(after) as Tree;
}

const emptyFolders = (tree: Tree): string[] =>
  Object.keys(tree).filter(
    (each) =>
      each.endsWith('/') && !Object.keys(tree).some((other) => other !== each && other.startsWith(each)),
  );

property.prop([files, changes, fc.nat(30), fc.boolean()], { numRuns: 300 })(
  'whatever fails on the way, all is changed or nothing is',
  async (before, texts, failing, links) => {
    const root = await projectOf(before);
    const old = treeOf(root);
    let failed = false;
    const end = changesOnDisk((call, called) => {
      if (called === 'link' && !links) throw Object.assign(new Error('no links here'), { code: 'EPERM' });
      if (call < failing || failed || called === 'rm') return;
      failed = true;
      throw Object.assign(new Error('made up'), { code: 'EIO' });
    });
    const outcome = await changeFiles(root, changesOf(texts)).then(
      () => 'changed',
      (error: unknown) => (String(error).includes('could not be put back') ? 'stuck' : 'failed'),
    );
    end();
    // Putting back what failed by itself failed as made up: the next recovery is for that.
    if (outcome === 'stuck') await recoverChanges(root);
    const now = treeOf(root);
    const expected = outcome === 'changed' ? changed(before, texts) : before;
    expect(filesOf(now)).toEqual(expected);
    expect(emptyFolders(now)).toEqual([]);
    expect(outcome === 'changed' ? old : now).toEqual(old);
    expect(stagingsOf(root)).toEqual([]);
    rmSync(root, { recursive: true });
  },
);

const pageSize = 4096;

/** A project on a disk of its own of so many bytes. */
async function onSmallDisk(bytes: number): Promise<string> {
  const root = await projectOf({});
  expect(succeeds('mount', '-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', root)).toBe(true);
  onTestFinished(() => void succeeds('umount', '-l', root));
  return root;
}

function canMount(): boolean {
  return process.getuid?.() === 0 && succeeds('unshare', '-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt');
}

function succeeds(program: string, ...words: readonly string[]): boolean {
  return spawnSync(program, words).status === 0;
}

test.skipIf(!canMount())('a full disk leaves all as it was (needs a root that may mount)', async () => {
  const met = new Set<string>();
  const after = ['filler', 'new/', 'new/c.yaml', 'spec/', 'spec/a.yaml'];
  const long = 'x'.repeat(3 * pageSize);
  for (let free = 0; free <= 16; free += 1) {
    const root = await onSmallDisk(64 * pageSize);
    await place(root, { 'spec/a.yaml': 'old', 'spec/b.yaml': 'old' });
    await mkdir(path.join(root, '.openapi-contract'));
    fill(root, free);
    const before = treeOf(root);
    const outcome = await changeFiles(
      root,
      changesOf({ 'spec/a.yaml': long, 'spec/b.yaml': null, 'new/c.yaml': long }),
    ).then(
      () => 'changed',
      (error: unknown) => (error instanceof ExpectedError ? error.message : String(error)),
    );
    met.add(outcome.replace(/ENOSPC, .*\)/, 'ENOSPC)'));
    const names = Object.keys(treeOf(root));
    expect(outcome === 'changed' ? names : treeOf(root)).toEqual(outcome === 'changed' ? after : before);
    expect(stagingsOf(root)).toEqual([]);
  }
  expect(met).toEqual(new Set(['The disk is full (ENOSPC): nothing was changed', 'changed']));
});

/** Fills a disk but for some pages. */
function fill(root: string, free: number): void {
  const filler = path.join(root, 'filler');
  for (let pages = 64 - free; pages > 0; pages -= 1) {
    try {
      writeFileSync(filler, 'x'.repeat(pages * pageSize));
      return;
    } catch {
      // What the folders themselves take differs from one kernel to the next.
    }
  }
}
