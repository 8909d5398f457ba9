import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageAssets } from '../../scripts/assets.ts';

const folder = path.resolve(import.meta.dirname, '../../assets');

test('assets/ is what `npm run assets` makes of the code for the browser', async () => {
  const made = await pageAssets();
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(made).toSorted());
  for (const [name, text] of Object.entries(made))
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
});
