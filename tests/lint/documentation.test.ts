import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';

const project = new URL('../../', import.meta.url);
const documentation = readFileSync(new URL('docs/lint-rules.md', project), 'utf8');
const ruleset: { functions: string[]; rules: Record<string, unknown> } = parse(
  readFileSync(new URL('.spectral.yaml', project), 'utf8'),
);
const files = readdirSync(new URL('src/lint/functions', project)).map((file) => file.replace(/\.js$/, ''));

test('every function is a rule, and every rule has a file', () => {
  expect(ruleset.functions).toEqual(files.toSorted());
  expect(Object.keys(ruleset.rules)).toEqual(expect.arrayContaining(files));
});

const own = [
  'schema-usable',
  'pattern-backtracks',
  'not-carried-over',
  'discriminator-default',
  'link-leads-somewhere',
  'item-schema-of-sequence',
  'event-fields',
];

test.each([...files, ...own])('%s is documented', (rule) => {
  expect(documentation).toMatch(new RegExp(String.raw`^\| \`${rule}\` +\| (error|warning|information)`, 'm'));
});

test('what is turned off is documented', () => {
  const off = Object.keys(ruleset.rules).filter(
    (rule) => ruleset.rules[rule] === 'off' || ruleset.rules[rule] === false,
  );
  expect(off.length).toBeGreaterThan(5);
  expect(off.filter((rule) => !documentation.includes(`\`${rule}\``))).toEqual([]);
});
