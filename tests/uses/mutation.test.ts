import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runMutations } from './mutation-run.ts';

const consumers = path.resolve(import.meta.dirname, '../../examples/shop/provider/spec/shop/consumers');

// The whole run is `node bench/uses-mutation.ts 200`.
test('what breaks consumers of random changes was foretold', { timeout: 300_000 }, async () => {
  const result = await runMutations(25, 1);
  expect(result.missed).toEqual([]);
  expect(result.failed).toBeGreaterThan(20);
  // What the example has committed is what its consumers use.
  for (const [name, text] of Object.entries(result.published))
    expect(await readFile(path.join(consumers, `${name}.uses.json`), 'utf8')).toBe(text);
});
