import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContractsChange, watchContracts } from '../../src/watch/watch-contracts.ts';
import { makeProject, type Project } from '../e2e/project.ts';

let project: Project;
let ending: AbortController;
beforeEach(async () => {
  ending = new AbortController();
  project = await makeProject({ 'spec/pets/openapi.yaml': 'a', 'spec/zoo/openapi.yaml': 'a' });
});
afterEach(async () => {
  ending.abort();
  await project.remove();
});

const fileOf = (name: string): string => path.join(project.root, 'spec', name);

async function saveByRename(content: string): Promise<void> {
  await writeFile(fileOf('pets/.openapi.yaml.swp'), content);
  await rename(fileOf('pets/.openapi.yaml.swp'), fileOf('pets/openapi.yaml'));
}

async function saveInChunks(): Promise<void> {
  await writeFile(fileOf('pets/openapi.yaml'), '');
  for (const chunk of ['b', 'c', 'd']) await appendFile(fileOf('pets/openapi.yaml'), chunk);
}

function run(program: string, ...words: readonly string[]): void {
  expect(spawnSync(program, words).status).toBe(0);
}

/** A watch that has given its first change, and looks at events alone unless asked otherwise. */
async function watching(options: { names?: string[]; interval?: number } = {}) {
  const changes = watchContracts(project.root, { stop: ending.signal, interval: 1e6, ...options });
  const first = await changes.next();
  return { first: first.value, next: async () => (await changes.next()).value };
}

test('all contracts come first', async () => {
  const { first } = await watching();
  expect(first).toEqual({ changed: ['pets', 'zoo'], removed: [] });
});

describe('what is a change', () => {
  const pets: ContractsChange = { changed: ['pets'], removed: [] };
  test.each<[string, () => Promise<void>, ContractsChange]>([
    ['a save in place', () => writeFile(fileOf('pets/openapi.yaml'), 'b'), pets],
    ['a save by rename', () => saveByRename('b'), pets],
    ['a save in chunks', () => saveInChunks(), pets],
    ['a new overlay', () => writeFile(fileOf('pets/a.overlay.yaml'), 'b'), pets],
    ['a neighbour in a new folder', () => project.write('spec/pets/a/b/c.yaml', 'b'), pets],
    ['a file that is gone', () => rm(fileOf('zoo/openapi.yaml')), { changed: ['zoo'], removed: [] }],
    ['a new contract', () => project.write('spec/ants/a.yaml', 'a'), { changed: ['ants'], removed: [] }],
    [
      'a folder that is gone',
      () => rm(fileOf('zoo'), { recursive: true }),
      { changed: [], removed: ['zoo'] },
    ],
    [
      'a folder that is renamed',
      () => rename(fileOf('zoo'), fileOf('ark')),
      { changed: ['ark'], removed: ['zoo'] },
    ],
  ])('%s', async (_, change, expected) => {
    const { next } = await watching();
    await change();
    expect(await next()).toEqual(expected);
  });
});

describe('what is none', () => {
  test.each<[string, () => Promise<void>]>([
    ['the same bytes again', () => writeFile(fileOf('pets/openapi.yaml'), 'a')],
    ['a new time', () => utimes(fileOf('pets/openapi.yaml'), 1, 1)],
    ['what an editor keeps', () => writeFile(fileOf('pets/openapi.yaml~'), 'b')],
    ['what is hidden', () => writeFile(fileOf('pets/.openapi.yaml.swp'), 'b')],
    ['a file beside the contracts', () => writeFile(fileOf('notes.yaml'), 'b')],
    ['a link to a folder', () => symlink(fileOf('pets'), fileOf('linked'))],
  ])('%s', async (_, change) => {
    const { next } = await watching();
    const coming = next();
    await change();
    await writeFile(fileOf('zoo/openapi.yaml'), 'b');
    expect(await coming).toEqual({ changed: ['zoo'], removed: [] });
  });
});

describe('what would keep whoever reads it', () => {
  test.each<[string, () => unknown]>([
    ['a pipe that nobody writes to', () => run('mkfifo', fileOf('pets/pipe.yaml'))],
    ['a link to itself', () => symlink('loop.yaml', fileOf('pets/loop.yaml'))],
    ['a link to a folder above', () => symlink('..', fileOf('pets/up'))],
    ['a device that never ends', () => symlink('/dev/zero', fileOf('pets/zero.yaml'))],
  ])('%s', async (_, make) => {
    await make();
    const { first, next } = await watching();
    expect(first).toEqual({ changed: ['pets', 'zoo'], removed: [] });
    await writeFile(fileOf('zoo/openapi.yaml'), 'b');
    expect(await next()).toEqual({ changed: ['zoo'], removed: [] });
  });
});

test('only the contracts that are named are watched', async () => {
  const { first, next } = await watching({ names: ['zoo'] });
  const coming = next();
  await writeFile(fileOf('pets/openapi.yaml'), 'b');
  await writeFile(fileOf('zoo/openapi.yaml'), 'b');
  expect([first, await coming]).toEqual([
    { changed: ['zoo'], removed: [] },
    { changed: ['zoo'], removed: [] },
  ]);
});

test('what happens while nobody asks comes at once, and only once', async () => {
  const { next } = await watching();
  await writeFile(fileOf('pets/openapi.yaml'), 'b');
  await writeFile(fileOf('zoo/openapi.yaml'), 'b');
  await writeFile(fileOf('pets/openapi.yaml'), 'c');
  expect(await next()).toEqual({ changed: ['pets', 'zoo'], removed: [] });
  await writeFile(fileOf('zoo/openapi.yaml'), 'c');
  expect(await next()).toEqual({ changed: ['zoo'], removed: [] });
});

test('a folder that another one replaces is listened to', async () => {
  const { next } = await watching();
  await rm(fileOf('pets'), { recursive: true });
  expect(await next()).toEqual({ changed: [], removed: ['pets'] });
  await project.write('spec/pets/openapi.yaml', 'a');
  expect(await next()).toEqual({ changed: ['pets'], removed: [] });
  await project.write('spec/pets/openapi.yaml', 'b');
  expect(await next()).toEqual({ changed: ['pets'], removed: [] });
});

test('what no event tells of is found at the next interval', async () => {
  const { next } = await watching({ interval: 50 });
  await rm(fileOf(''), { recursive: true });
  expect(await next()).toEqual({ changed: [], removed: ['pets', 'zoo'] });
  await mkdir(fileOf('pets'), { recursive: true });
  expect(await next()).toEqual({ changed: ['pets'], removed: [] });
});

test('stopping ends it', async () => {
  const { next } = await watching();
  const coming = next();
  ending.abort();
  expect(await coming).toBeUndefined();
});
