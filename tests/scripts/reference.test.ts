import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as property } from '@fast-check/vitest';
import { string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../scripts/command/command.ts';
import { optionRows } from '../../scripts/command/usage.ts';
import { commands, summary } from '../../scripts/openapi-contract.ts';
import { manPage } from '../../scripts/reference/man-page.ts';
import { commandManual } from '../../scripts/reference/manual.ts';
import { markdownReference } from '../../scripts/reference/markdown.ts';
import { referenceFiles } from '../../scripts/reference/reference-files.ts';
import { pet } from './command/pet.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const files = referenceFiles(summary, commands);
const pages = files.map((file) => file.path).filter((file) => file.endsWith('.1'));

describe('what is committed is what the commands say (npm run reference brings it up to date)', () => {
  test.each(files)('$path', ({ path: file, text }) => {
    expect(read(file)).toBe(text);
  });

  test('there are no other pages, and package.json names each', () => {
    const manifest = JSON.parse(read('package.json')) as { man: string[] };
    expect(
      readdirSync(path.join(root, 'docs/man'))
        .map((name) => `docs/man/${name}`)
        .toSorted(),
    ).toEqual(pages.toSorted());
    expect(manifest.man).toEqual(pages.map((page) => `./${page}`));
  });
});

describe('every command says', () => {
  const all = commands.map((command): [string, Command] => [command.name, command]);

  test.each(all)('%s: what it reads and writes, and what has to do with it', (_, command) => {
    expect(command.files ?? []).not.toEqual([]);
    expect(command.seeAlso ?? []).not.toEqual([]);
  });

  test.each(all)('%s: only of commands and documents that there are', (_, { seeAlso = [] }) => {
    const names = new Set(commands.map(({ name }) => name));
    const missing = seeAlso.filter((each) => (each.includes('/') ? read(each) === '' : !names.has(each)));
    expect(missing).toEqual([]);
  });

  test.each(all)('%s: everything that its definition has', (_, command) => {
    const text = markdownReference([commandManual(command)]);
    const words = optionRows(command.options).map(([word]) => `- \`${word}\`: `);
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(command.examples.filter(({ line }) => !text.includes(line))).toEqual([]);
  });
});

test('a reference is made from the definition', () => {
  const text = markdownReference([commandManual({ ...pet, seeAlso: ['lint', 'docs/mock.md'] })]);
  expect(text).toContain('```\nopenapi-contract pet [animal…] [options]\n```\n\nIt purrs.\n');
  expect(text).toContain('- `--times N`: How often. Default: 3.\n');
  expect(text).toContain('- `--treat TREAT`: What it likes. May be given more than once.\n');
  expect(text).toContain('[openapi-contract-lint](#openapi-contract-lint), [mock.md](mock.md).');
});

const odd = `.a \\fB 'b' "c" -- ~^ <b> [l](x) *e* _e_ | …`;

test('Markdown keeps odd texts as they are', () => {
  const text = markdownReference([commandManual({ ...pet, description: odd })]);
  expect(text).toContain(String.raw`.a \\fB 'b' "c" -- ~^ \<b\> \[l\](x) \*e\* \_e\_ \| …`);
});

describe('pages', () => {
  test.skipIf(!isInstalled('mandoc')).each(files.filter(({ path: file }) => file.endsWith('.1')))(
    `mandoc finds nothing wrong with $path${reason('mandoc')}`,
    ({ path: file }) => {
      const { stdout } = run('mandoc', '-T', 'lint', '-W', 'warning', file);
      // A date would make other bytes of the same definitions.
      expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
    },
  );

  test.skipIf(!isInstalled('groff')).each(pages)(
    `groff finds nothing wrong with %s${reason('groff')}`,
    (page) => {
      const { stderr } = run('groff', '-man', '-ww', '-z', '-T', 'utf8', page);
      expect(stderr).toBe('');
    },
  );

  test.skipIf(!isInstalled('mandoc'))(`odd texts are shown as they are${reason('mandoc')}`, () => {
    expect(shown(manPage(commandManual({ ...pet, description: odd })))).toContain(`       ${odd}\n`);
  });

  property.prop([string({ unit: 'binary' }).map((given) => given.replaceAll(/\s/g, ' '))])(
    'no text becomes a request',
    (given) => {
      const page = manPage(commandManual({ ...pet, summary: given, description: given }));
      const requests = page.split('\n').filter((line) => /^[.']/.test(line) && !known.test(line));
      expect(requests).toEqual([]);
    },
  );
});

/** The requests that pages are made of. */
const known = /^\.(\\"|TH "|SH [A-Z ]+$|ad l$|nh$|PP$|TP$|nf$|fi$)/;

function run(program: string, ...words: readonly string[]) {
  return spawnSync(program, words, { cwd: root, encoding: 'utf8' });
}

function isInstalled(program: string): boolean {
  return run('sh', '-c', `command -v ${program}`).status === 0;
}

function reason(program: string): string {
  return isInstalled(program) ? '' : ` (skipped: ${program} is not installed)`;
}

function shown(page: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'man-'));
  writeFileSync(path.join(folder, 'page.1'), page);
  const { stdout } = run('mandoc', '-T', 'utf8', '-O', 'width=200', path.join(folder, 'page.1'));
  rmSync(folder, { recursive: true });
  // Bold is a letter, a backspace and the letter again.
  return stdout.replaceAll(/.[\b]/g, '');
}
