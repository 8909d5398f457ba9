import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { digest, editedFiles } from '../../src/upstream/digest.ts';
import { readSource, type Source } from '../../src/upstream/source.ts';
import { project } from '../contract/project.ts';

const repository = path.resolve(import.meta.dirname, '../..');

test('a text without carriage returns has the digest that sha256sum gives', () => {
  expect(digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const text = '\ufeffopenapi: 3.1.0\n# ü €\n';
  expect(digest(text)).toBe(createHash('sha256').update(Buffer.from(text)).digest('hex'));
});

const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
property.prop([fc.array(line)])('line ends make no difference', (lines) => {
  expect(digest(lines.join('\r\n'))).toBe(digest(lines.join('\n')));
});

describe('edited files', () => {
  const entry = 'openapi: 3.1.0\n';
  const source: Source = {
    file: 'x.yaml',
    sha256: digest(entry),
    retrieved: '2026-11-23',
    neighbours: { 'schemas/pet.yaml': digest('type: object\n'), 'owner.json': digest('{}') },
  };
  const unedited = { 'openapi.yaml': entry, 'schemas/pet.yaml': 'type: object\n', 'owner.json': '{}' };

  test.each<[string, Record<string, string>, { path: string; state: string }[]]>([
    ['nothing', unedited, []],
    ['line ends only', { ...unedited, 'openapi.yaml': 'openapi: 3.1.0\r\n' }, []],
    ['files that nobody recorded', { ...unedited, 'rules.overlay.yaml': '', 'notes.md': '' }, []],
    [
      'the description',
      { ...unedited, 'openapi.yaml': `${entry} ` },
      [{ path: 'openapi.yaml', state: 'edited' }],
    ],
    ['a neighbour', { ...unedited, 'owner.json': '{ }' }, [{ path: 'owner.json', state: 'edited' }]],
    [
      'a neighbour that is gone',
      { 'openapi.yaml': entry, 'owner.json': '{}' },
      [{ path: 'schemas/pet.yaml', state: 'missing' }],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await editedFiles(project(files), source)).toEqual(expected);
  });

  test('no description at all is an error', async () => {
    await expect(editedFiles(project({ 'source.json': '{}' }), source)).rejects.toThrow(
      'holds no description',
    );
  });

  test('the contract of this repository is as it was fetched', async () => {
    const folder = path.join(repository, 'spec/telnyx-phone-numbers');
    const recorded = await readSource(folder, repository);
    expect(recorded?.sha256).toBe(digest(await readFile(path.join(folder, 'openapi.yaml'), 'utf8')));
    expect(await editedFiles(folder, recorded as Source)).toEqual([]);
  });
});
