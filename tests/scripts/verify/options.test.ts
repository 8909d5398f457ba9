import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyOptions } from '../../../scripts/verify/options.ts';

const documentation = ['verify.md', 'reports.md']
  .map((name) => readFileSync(path.resolve(import.meta.dirname, '../../../docs', name), 'utf8'))
  .join('\n');

test.each(Object.keys(verifyOptions))('--%s is documented', (name) => {
  expect(documentation).toMatch(new RegExp(`--${name}(?![\\w-])`));
});
