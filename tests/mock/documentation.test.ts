import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mockLimits } from '../../src/mock/limits.ts';

const documentation = readFileSync(new URL('../../docs/mock.md', import.meta.url), 'utf8');

test.each(mockLimits)('$id is documented in the words that reports use', ({ id, what }) => {
  const row = documentation.split('\n').find((line) => line.startsWith(`| \`${id}\` `));
  expect(row?.replaceAll(/ +/g, ' ')).toBe(`| \`${id}\` | ${what} |`);
});
