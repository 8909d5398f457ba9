import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource, type Source, sourceText } from '../../src/upstream/source.ts';
import { project } from '../contract/project.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const sha256 = 'a'.repeat(64);
const minimal = { url: 'https://example.com/a.yaml', sha256, retrieved: '2026-11-23' };

async function read(text: string): Promise<Source | undefined> {
  const root = project({ 'spec/pets/source.json': text });
  return readSource(path.join(root, 'spec/pets'), root);
}

async function errorOf(source: unknown): Promise<string> {
  const text = typeof source === 'string' ? source : JSON.stringify(source, null, 2);
  return read(text).then(() => 'nothing was thrown', String);
}

test('a folder without source.json has no source', async () => {
  const root = project({ 'spec/pets/openapi.yaml': '' });
  expect(await readSource(path.join(root, 'spec/pets'), root)).toBeUndefined();
});

test('the source of the contract in this repository is read, and written as it is', async () => {
  const folder = path.join(repository, 'spec/telnyx-phone-numbers');
  const source = await readSource(folder, repository);
  expect(source).toMatchObject({ operation: 'post /phone_numbers/jobs/update_emergency_settings' });
  expect(sourceText(source as Source)).toBe(await readFile(path.join(folder, 'source.json'), 'utf8'));
});

test.each<Source>([
  minimal,
  { file: '../api/openapi.yaml', sha256, retrieved: '2024-02-29' },
  { ...minimal, operation: 'post /pets/{id}', etag: 'W/"1"', lastModified: 'Mon, 23 Nov 2026 00:00:00 GMT' },
  { ...minimal, neighbours: { 'schemas/pet.yaml': sha256 } },
])('%j is read as it was written', async (source) => {
  expect(await read(sourceText(source))).toEqual(source);
});

test.each([
  ['a byte order mark', `\uFEFF${sourceText(minimal)}`],
  ['line ends of Windows', sourceText(minimal).replaceAll('\n', '\r\n')],
])('editors may leave %s', async (_, text) => {
  expect(await read(text)).toEqual(minimal);
});

test('members are written in one order, neighbours by their paths, and nothing that is not there', () => {
  const { url, retrieved } = minimal;
  const neighbours = { 'b.yaml': sha256, 'a.yaml': sha256 };
  const text = sourceText({ neighbours, retrieved, sha256, url });
  expect(text.match(/^ *"[^"]+"/gm)?.map((key) => key.trim())).toEqual(
    ['url', 'sha256', 'retrieved', 'neighbours', 'a.yaml', 'b.yaml'].map((key) => `"${key}"`),
  );
  expect(sourceText({ ...minimal, neighbours: {} })).not.toContain('neighbours');
  expect(text.endsWith('}\n')).toBe(true);
});

describe('what is wrong is said where it stands', () => {
  test.each<[unknown, string]>([
    ['[]', ':1:1: an object was expected here'],
    ['{"url": ', ':1:8: not valid JSON'],
    [{ sha256, retrieved: '2026-11-23' }, ':1:1: neither url nor file is there'],
    [{ ...minimal, file: 'a.yaml' }, ':5:3: url and file exclude each other'],
    [{ url: minimal.url, sha256 }, ':1:1: retrieved is missing'],
    [{ url: minimal.url, retrieved: '2026-11-23' }, ':1:1: sha256 is missing'],
    [{ ...minimal, sha: 1 }, ':5:3: there is no member "sha" in a source'],
    ['{"__proto__": 1, "url": "https://a.b", "sha256": "", "retrieved": ""}', 'no member "__proto__"'],
    [{ ...minimal, url: 1 }, ':2:3: url must be a URL'],
    [{ ...minimal, url: 'ftp://example.com/' }, ':2:3: url must be a URL'],
    [{ ...minimal, url: 'https://me:secret@example.com/' }, ':2:3: url must not hold credentials'],
    [{ ...minimal, url: undefined, file: '' }, ': file must be the path'],
    [{ ...minimal, sha256: sha256.toUpperCase() }, ':3:3: sha256 must be'],
    [{ ...minimal, retrieved: '2026-02-30' }, ':4:3: retrieved must be a day'],
    [{ ...minimal, retrieved: '2026-11-23T00:00' }, ':4:3: retrieved must be a day'],
    [{ ...minimal, operation: '/pets' }, ':5:3: operation must be a method and a path'],
    [{ ...minimal, operation: 'fetch /pets' }, ':5:3: operation must be a method and a path'],
    [{ ...minimal, etag: '"1"\r\nx: y' }, ':5:3: etag must be'],
    [{ ...minimal, lastModified: 1 }, ':5:3: lastModified must be'],
    [{ ...minimal, neighbours: [] }, ':5:3: neighbours must be'],
    [{ ...minimal, neighbours: { '../x.yaml': sha256 } }, ':6:5: "../x.yaml" is no neighbour'],
    [{ ...minimal, neighbours: { 'x.yaml': 'abc' } }, ':6:5: a digest must be'],
  ])('%j', async (source, message) => {
    const error = await errorOf(source);
    expect(error).toMatch(/^spec\/pets\/source\.json:\d+:\d+: /);
    expect(error).toContain(message);
    expect(error).not.toContain('secret');
  });
});
