import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyOptions } from '../../../scripts/verify/options.ts';

const documentation = readFileSync(path.resolve(import.meta.dirname, '../../../docs/verify.md'), 'utf8');

test.each(Object.keys(verifyOptions))('--%s is documented', (name) => {
  expect(documentation).toMatch(new RegExp(`--${name}(?![\\w-])`));
});
