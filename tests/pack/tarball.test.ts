import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { tarball } from '../../src/pack/tarball.ts';

const files = [
  { path: 'package.json', text: '{}' },
  { path: 'dist/a.js', text: 'x'.repeat(511) },
  { path: 'dist/b.js', text: 'ä'.repeat(256) },
  { path: 'dist/empty.js', text: '' },
];

test('tar reads what was written, with the times and modes of npm', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tarball-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'x.tgz');
  writeFileSync(file, tarball(files));
  const tar = (...words: string[]): string =>
    execFileSync('tar', [...words, '-f', file], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    });
  expect(
    tar('-tvz')
      .trim()
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ')),
  ).toEqual([
    '-rw-r--r-- 0/0 511 1985-10-26 08:15 package/dist/a.js',
    '-rw-r--r-- 0/0 512 1985-10-26 08:15 package/dist/b.js',
    '-rw-r--r-- 0/0 0 1985-10-26 08:15 package/dist/empty.js',
    '-rw-r--r-- 0/0 2 1985-10-26 08:15 package/package.json',
  ]);
  expect(tar('-xzO', 'package/dist/b.js')).toBe('ä'.repeat(256));
});

test('the order of the files does not matter', () => {
  expect(tarball(files.toReversed())).toEqual(tarball(files));
});

test('it ends as archives end, in whole blocks', () => {
  const archive = gunzipSync(tarball(files));
  expect(archive.length % 512).toBe(0);
  expect(archive.subarray(-1024).every((byte) => byte === 0)).toBe(true);
});

test('neither time nor system is in it', () => {
  expect([...tarball(files).subarray(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);
});

test('a path that is too long is refused', () => {
  expect(() => tarball([{ path: 'x'.repeat(100), text: '' }])).toThrow('too long');
});
