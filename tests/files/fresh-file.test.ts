import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openFresh } from '../../src/files/fresh-file.ts';
import { makeLeftovers } from '../../src/files/leftovers.ts';
import { look } from '../../src/files/look.ts';
import { rotate } from '../../src/files/rotate.ts';

let folder = '';
const at = (...names: string[]): string => path.join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'openapi-contract-fresh-'));
  mkdirSync(at('project'));
  writeFileSync(at('theirs'), 'theirs');
  return () => rmSync(folder, { recursive: true });
});

async function write(file: string, text: string): Promise<void> {
  const handle = await openFresh(at('project'), file);
  await handle.writeFile(text).finally(() => handle.close());
}

test('begins a file again, and makes its folder', async () => {
  await write('new/a.log', 'first, and long');
  await write('new/a.log', 'second');
  expect(readFileSync(at('project/new/a.log'), 'utf8')).toBe('second');
});

test('follows no link', async () => {
  symlinkSync(at('theirs'), at('project/a.log'));
  await expect(write('a.log', 'ours')).rejects.toThrow('is a link');
  expect(readFileSync(at('theirs'), 'utf8')).toBe('theirs');
});

test('leaves what has another name elsewhere as it is', async () => {
  linkSync(at('theirs'), at('project/a.log'));
  await write('a.log', 'ours');
  expect(readFileSync(at('theirs'), 'utf8')).toBe('theirs');
  expect(readFileSync(at('project/a.log'), 'utf8')).toBe('ours');
});

test('empties what lies outside of the project, under all of its names', async () => {
  linkSync(at('theirs'), at('second-name'));
  await write(at('theirs'), 'ours');
  expect(readFileSync(at('second-name'), 'utf8')).toBe('ours');
});

// No device of the system's: what is wrong in the code, or made so to see whether that is noticed, would remove it.
test('writes to a pipe as it is, and never puts it aside', async () => {
  const pipe = at('project/pipe');
  execFileSync('mkfifo', [pipe]);
  const read = readFile(pipe, 'utf8');
  const handle = await openFresh(at('project'), 'pipe');
  expect(await rotate(at('project'), 'pipe', handle)).toBe(handle);
  await handle.writeFile('text');
  await handle.close();
  expect(await read).toBe('text');
  expect(statSync(pipe).isFIFO()).toBe(true);
});

test('a log goes on in a new file beside one older', async () => {
  let handle = await openFresh(at('project'), 'a.log');
  for (const text of ['one', 'two', 'three']) {
    handle = await rotate(at('project'), 'a.log', handle);
    await handle.writeFile(text);
  }
  await handle.close();
  expect(readFileSync(at('project/a.log'), 'utf8')).toBe('three');
  expect(readFileSync(at('project/a.log.1'), 'utf8')).toBe('two');
});

test('what commands leave behind is nowhere where there is no project', async () => {
  await expect(makeLeftovers(at('nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(folder).toSorted()).toEqual(['project', 'theirs']);
});

test('a look at a place follows no link, and says what it cannot see', () => {
  symlinkSync(at('nothing'), at('dangling'));
  expect(look(at('dangling'))?.isSymbolicLink()).toBe(true);
  expect(look(at('nothing'))).toBeUndefined();
  expect(look(at('theirs/below'))).toBeUndefined();
  expect(() => look(at('a'.repeat(300)))).toThrow(expect.objectContaining({ code: 'ENAMETOOLONG' }));
});

test.each(['.openapi-contract', '.openapi-contract/.gitignore'])(
  'what commands leave behind goes through no link at %s',
  async (place) => {
    mkdirSync(path.dirname(at('project', place)), { recursive: true });
    mkdirSync(at('elsewhere'));
    symlinkSync(at(place.endsWith('ignore') ? 'theirs' : 'elsewhere'), at('project', place));
    await expect(makeLeftovers(at('project'))).rejects.toThrow('it is not written');
    expect(readFileSync(at('theirs'), 'utf8')).toBe('theirs');
    expect(readdirSync(at('elsewhere'))).toEqual([]);
  },
);
