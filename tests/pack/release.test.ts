import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import type { JsonObject } from '../../src/json.ts';
import { changelog } from '../../src/pack/changelog.ts';
import { lockFile, lockText, type PackLock, readLock } from '../../src/pack/lock.ts';
import { releasesOf } from '../../src/pack/release.ts';
import { compareVersions, raise } from '../../src/pack/version-order.ts';
import { contractOf } from '../generate/contract-of.ts';
import { scratchProject } from '../generate/scratch.ts';

/** A contract whose one operation has a parameter with a limit. */
function limited(version: string, maxLength: number, more: JsonObject = {}): Contract {
  const schema = { type: 'string', maxLength };
  const get = {
    summary: 'x',
    parameters: [{ in: 'query', name: 'q', schema }],
    responses: { 200: { description: '' } },
    ...more,
  };
  return contractOf({ info: { title: 'pets', version }, paths: { '/a': { get } } });
}

const first = limited('1.2.0', 10);
const lock: PackLock = { releases: releasesOf(first, undefined), document: first.document };

describe('the release of a contract', () => {
  test('is info.version at first', () => {
    expect(lock.releases).toEqual([{ version: '1.2.0', changes: ['First packed version.'] }]);
  });

  test('is the same while the contract is', () => {
    expect(releasesOf(limited('1.2.0', 10), lock)).toBe(lock.releases);
  });

  test.each<[string, Contract, string, RegExp]>([
    ['what breaks', limited('1.2.0', 9), '2.0.0', /^\*\*Breaking:\*\* `GET \/a`: /],
    ['what does not', limited('1.2.0', 11), '1.3.0', /^`GET \/a`: /],
    ['words', limited('1.2.0', 10, { summary: 'y' }), '1.2.1', /^Only what the description says/],
    ['a version that rose more', limited('4.0.0', 9), '4.0.0', /Breaking/],
    ['a version that rose too little', limited('1.2.1', 9), '2.0.0', /Breaking/],
  ])('after %s rises', (_, contract, version, change) => {
    const [newest, ...others] = releasesOf(contract, lock);
    expect(newest.version).toBe(version);
    expect(newest.changes[0]).toMatch(change);
    expect(others).toEqual(lock.releases);
  });

  test('may be chosen, when it comes after the last one', () => {
    expect(releasesOf(limited('1.2.0', 9), lock, '7.0.0')[0].version).toBe('7.0.0');
    expect(releasesOf(first, lock, '1.2.0')).toBe(lock.releases);
    expect(releasesOf(first, lock, '1.2.1')[0]).toEqual({
      version: '1.2.1',
      changes: ['The contract is the same.'],
    });
    expect(() => releasesOf(limited('1.2.0', 9), lock, '1.2.0')).toThrow(ExpectedError);
  });
});

describe('the lock', () => {
  test('is read as it was written', async () => {
    const root = await scratchProject();
    expect(await readLock(root, 'pets')).toBeUndefined();
    await mkdir(path.join(root, 'spec/pets'), { recursive: true });
    await writeFile(path.join(root, lockFile('pets')), lockText(lock));
    expect(await readLock(root, 'pets')).toEqual(lock);
  });

  test.each([
    '',
    '{',
    '[]',
    '{}',
    '{ "releases": [], "document": {} }',
    '{ "releases": [1], "document": {} }',
  ])('is not %j', async (text) => {
    const root = await scratchProject();
    await mkdir(path.join(root, 'spec/pets'), { recursive: true });
    await writeFile(path.join(root, lockFile('pets')), text);
    await expect(readLock(root, 'pets')).rejects.toThrow(ExpectedError);
  });
});

test('the changelog begins with the newest', () => {
  const releases = [
    { version: '1.1.0', changes: ['b', 'c'] },
    { version: '1.0.0', changes: ['a'] },
  ];
  expect(changelog(releases)).toBe('# Changelog\n\n## 1.1.0\n\n- b\n- c\n\n## 1.0.0\n\n- a\n');
});

describe('versions', () => {
  // Semantic Versioning 2.0.0, item 11, and what follows from it.
  const ordered = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.1-0',
    '1.0.1',
    '1.10.0',
    '2.0.0',
  ];
  const index = fc.nat(ordered.length - 1);

  property.prop([index, index], { seed: 1 })('are ordered', (left, right) => {
    const order = compareVersions(ordered[left] ?? '', ordered[right] ?? '');
    expect(Math.sign(order)).toBe(Math.sign(left - right));
  });

  test('do not differ by how they were built', () => {
    expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
  });

  test.each([
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.2.3', 'major', '0.3.0'],
    ['0.2.3', 'patch', '0.2.4'],
    ['1.0.0-beta+5', 'minor', '1.1.0'],
  ] as const)('%s, raised by a %s part, is %s', (version, part, raised) => {
    expect(raise(version, part)).toBe(raised);
  });
});
