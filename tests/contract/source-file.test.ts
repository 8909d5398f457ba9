import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseSourceFile, readSourceFile } from '../../src/contract/source-file.ts';

// As many as would take minutes if each were compared with all before it.
const keys = Array.from({ length: 200_000 }, (_, index) => `key${index}: 1`);

describe('a mapping as large as it likes', () => {
  test.each([
    ['block', `${keys.join('\n')}\n`],
    ['flow', `{ ${keys.join(', ')} }\n`],
  ])('in %s style is read', (_, text) => {
    const { value } = parseSourceFile(text, 'a.yaml', 'a.yaml');
    expect(Object.keys(value as object)).toHaveLength(keys.length);
  });

  test('has no key twice', () => {
    expect(() => parseSourceFile(`${keys.join('\n')}\nkey7: 2\n`, 'a.yaml', 'a.yaml')).toThrow(
      expect.objectContaining({
        message: 'not valid YAML: Map keys must be unique',
        location: { file: 'a.yaml', line: keys.length + 1, column: 1 },
      }),
    );
  });
});

test.each([
  ['a.json', '\uFEFF{"a":\r\n1}'],
  ['a.yaml', '\uFEFFa: 1\r\n'],
  ['a.json', '{"a": 1}'],
])('%s may begin with a byte order mark: %j', (name, text) => {
  const file = parseSourceFile(text, name, name);
  expect(file.value).toEqual({ a: 1 });
  expect(file.locate(['a'])).toEqual({ file: name, line: 1, column: name === 'a.json' ? 2 : 1 });
});

test.each([
  ['at the top', '{"a": 1,\n "b": 2, "a": 3}', 2, 10],
  ['below', '{"a": {"b": 1, "c": [{"d": 1,\n  "d" : 2}]}}', 2, 3],
  ['as an escape', String.raw`{"a": 1, "\u0061": 2}`, 1, 10],
  ['with quotes in it', String.raw`{"\"a\\": 1, "\"a\\": 2}`, 1, 14],
  ['as __proto__', '{"__proto__": 1, "__proto__": 2}', 1, 18],
])('JSON that has a key twice %s is refused', (_, text, line, column) => {
  expect(() => parseSourceFile(text, 'a.json', 'a.json')).toThrow(
    expect.objectContaining({
      message: 'not valid JSON: keys of an object must be unique',
      location: { file: 'a.json', line, column },
    }),
  );
});

test('JSON may have a key in several objects, and as a text', () => {
  const text = '[{"a": "a", "b": {"a": ["a", "a"]}}, {"a": "\\"a\\": 1"}, "a"]';
  expect(parseSourceFile(text, 'a.json', 'a.json').value).toEqual(JSON.parse(text));
});

test('YAML with a second document is refused', () => {
  expect(() => parseSourceFile('a: 1\n---\na: 2\n', 'a.yaml', 'a.yaml')).toThrow(
    expect.objectContaining({
      message: 'not valid YAML: a second document begins, and a file holds one',
      location: expect.objectContaining({ file: 'a.yaml', line: 2 }),
    }),
  );
  expect(parseSourceFile('---\na: 1\n...\n', 'a.yaml', 'a.yaml').value).toEqual({ a: 1 });
});

describe('a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-contract-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['Latin-1', Buffer.from('a: 1\nb: ü\n', 'latin1'), /no UTF-8 from FC on/, 2, 4],
    [
      'Latin-1 after what UTF-8 cannot say',
      Buffer.from('a: \u00ef\u00bf\u00bd \u00e9', 'latin1'),
      /E9/,
      1,
      6,
    ],
    ['half a character', Buffer.from('a: ü').subarray(0, 4), /no UTF-8 from C3 on/, 1, 4],
    ['UTF-16', Buffer.from('\ufeffa: 1\n', 'utf16le'), /it is in UTF-16/, 1, 1],
  ])('in %s is refused', async (_, bytes, message, line, column) => {
    const file = path.join(folder, 'openapi.yaml');
    writeFileSync(file, bytes);
    await expect(readSourceFile(file, folder)).rejects.toThrow(
      expect.objectContaining({
        message: expect.stringMatching(message),
        location: { file: 'openapi.yaml', line, column },
      }),
    );
  });
});

describe('the size of a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-contract-size-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'openapi.yaml');

  test.each([
    [2 ** 26 + 1, 'openapi.yaml is larger than 64 MiB'],
    // Zeros, which are read and found to be no text.
    [2 ** 26, 'not text in UTF-8'],
  ])('of %i bytes: %s', async (size, message) => {
    writeFileSync(file, '');
    truncateSync(file, size);
    await expect(readSourceFile(file, folder)).rejects.toThrow(message);
  });
});
