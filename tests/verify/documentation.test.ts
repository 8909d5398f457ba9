import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checks } from '../../src/verify/checks.ts';
import { serverAnswers } from '../../src/verify/server-answers.ts';

const file = path.resolve(import.meta.dirname, '../../docs/verify-checks.md');
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('every check is documented in its own words, and no other', () => {
  const documented = rows.map(([, name, title]) => [name, title]);
  expect(documented).toEqual([serverAnswers, ...checks].map(({ name, title }) => [`\`${name}\``, title]));
});
