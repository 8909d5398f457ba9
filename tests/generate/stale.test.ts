import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GeneratedFile } from '../../src/generate/generated-file.ts';
import { siblingsOf } from '../../src/files/recover-folder.ts';
import { findStale } from '../../src/generate/stale.ts';
import type { Finding } from '../../src/finding.ts';
import { contractOf } from './contract-of.ts';
import { filesSaying } from './files-saying.ts';
import { place, scratchProject } from './scratch.ts';

const files: GeneratedFile[] = [
  { path: 'a.ts', text: 'one\ntwo\nthree\n' },
  { path: 'runtime/b.ts', text: 'b\n' },
];

async function staleIn(present: readonly GeneratedFile[]): Promise<Finding[]> {
  const folder = await place(path.join(await scratchProject(), 'generated', 'pets'), present);
  return findStale(contractOf({}), folder, files);
}

const about = {
  severity: 'error',
  contract: 'pets',
  pointer: '',
  help: 'Run `openapi-contract generate`; what is in generated/ is never edited by hand.',
};

describe('what is out of date', () => {
  test('is nothing when all is there and the same', async () => {
    expect(await staleIn(files)).toEqual([]);
  });

  test('is the folder when there is none', async () => {
    const folder = path.join(await scratchProject(), 'generated', 'pets');
    const findings = await findStale(contractOf({}), folder, files);
    expect(findings).toEqual([{ ...about, rule: 'generate/missing', message: 'generated/pets is missing' }]);
  });

  test('may be a file that is missing', async () => {
    expect(await staleIn(files.slice(0, 1))).toEqual([
      { ...about, rule: 'generate/missing', message: 'generated/pets/runtime/b.ts is missing' },
    ]);
  });

  test('may be a file too many', async () => {
    expect(await staleIn([...files, { path: 'runtime/c.ts', text: '' }])).toEqual([
      {
        ...about,
        rule: 'generate/extra',
        message: 'generated/pets/runtime/c.ts is not generated from the contract',
        location: { file: 'generated/pets/runtime/c.ts', line: 1, column: 1 },
      },
    ]);
  });

  test.each<[string, string, number, number, string]>([
    ['a line that was edited', 'one\ntwO\nthree\n', 2, 3, '- twO\n+ two'],
    ['a line too few', 'one\nthree\n', 2, 2, '- three\n+ two'],
    ['a line too many', 'one\ntwo\nthree\nfour\n', 4, 1, '- four\n+ '],
    ['an end that is cut off', 'one\ntwo\nthree', 4, 1, '+ '],
    ['other line ends', 'one\r\ntwo\r\nthree\r\n', 1, 4, '- one\r\n+ one'],
    ['an emptied file', '', 1, 1, '- \n+ one'],
  ])('may be a file with %s', async (_, text, line, column, diff) => {
    expect(await staleIn([{ path: 'a.ts', text }, ...files.slice(1)])).toEqual([
      {
        ...about,
        rule: 'generate/stale',
        message: 'generated/pets/a.ts is not what the contract gives',
        location: { file: 'generated/pets/a.ts', line, column },
        evidence: [{ label: 'diff', value: diff }],
      },
    ]);
  });

  test('is shown in part when a line is long', async () => {
    const [finding] = await staleIn([{ path: 'a.ts', text: 'x'.repeat(10_000) }, ...files.slice(1)]);
    expect(finding?.evidence?.[0]?.value).toBe(`- ${'x'.repeat(200)}…\n+ one`);
  });

  test('is looked for after a killed writer was made up for', async () => {
    const folder = await place(path.join(await scratchProject(), 'generated', 'pets'), filesSaying('old'));
    await rename(folder, siblingsOf(folder, 2 ** 22 + 1).aside);
    expect(await findStale(contractOf({}), folder, filesSaying('old'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
