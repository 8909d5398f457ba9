import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consumersOf } from '../../src/uses/consumers.ts';

let root = '';

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'consumers-'));
  const write = async (file: string, consumer: string, contract: string): Promise<void> => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), JSON.stringify({ version: 1, consumer, contract, uses: {} }));
  };
  await write('spec/pets/consumers/web.uses.json', 'web', 'pets');
  await write('spec/toys/consumers/shop.uses.json', 'shop', 'toys');
  await write('fetched/mobile.uses.json', 'mobile', 'pets');
  await write('fetched/deep/desk.uses.json', 'desk', 'pets');
});
afterAll(() => rm(root, { recursive: true, force: true }));

test.each<[string, string, readonly string[], readonly string[]]>([
  ['those of the contract', 'pets', [], ['web']],
  ['those of a folder as well', 'pets', ['fetched'], ['desk', 'mobile', 'web']],
  ['those of a file as well', 'pets', ['fetched/mobile.uses.json'], ['mobile', 'web']],
  ['none that are of another contract', 'toys', ['fetched'], ['shop']],
  ['all that are named, of a description that is no contract', 'other', ['fetched'], ['desk', 'mobile']],
  ['none where nobody is known', 'other', [], []],
])('the consumers are %s', async (_, contract, places, expected) => {
  const found = await consumersOf(root, contract, places);
  expect(found.map(({ consumer }) => consumer)).toEqual(expected);
});

test('a place that is not there is refused', async () => {
  await expect(consumersOf(root, 'pets', ['nowhere'])).rejects.toThrow('There is no nowhere');
});
