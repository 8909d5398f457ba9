import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { amendedManifest, type ManifestWishes, readManifest } from '../../src/init/manifest.ts';

const wishes: ManifestWishes = {
  name: 'pets',
  scripts: { lint: 'openapi-contract lint', test: 'vitest run' },
  dependencies: { 'openapi-fetch': '0.17.0' },
  devDependencies: { 'openapi-contract': '0.1.0', vitest: '5.1.1' },
  allowScripts: {},
  dependenciesMeta: {},
  trustedDependencies: [],
  scarfSettings: { enabled: false },
};
const amend = (text: string | undefined): string => amendedManifest(readManifest(text), wishes);
const read = (text: string | undefined): Record<string, unknown> =>
  JSON.parse(amend(text)) as Record<string, unknown>;

test('a new one has what is wished for', () => {
  expect(amend(undefined)).toMatchInlineSnapshot(`
    "{
      "name": "pets",
      "private": true,
      "type": "module",
      "scripts": {
        "lint": "openapi-contract lint",
        "test": "vitest run"
      },
      "dependencies": {
        "openapi-fetch": "0.17.0"
      },
      "devDependencies": {
        "openapi-contract": "0.1.0",
        "vitest": "5.1.1"
      },
      "scarfSettings": {
        "enabled": false
      }
    }
    "
  `);
});

test('what npm install wrote alone becomes an ES module, and keeps its specifiers', () => {
  const text = '{\n  "dependencies": {\n    "openapi-contract": "file:../x.tgz"\n  }\n}\n';
  expect(read(text)).toMatchObject({
    type: 'module',
    dependencies: { 'openapi-contract': 'file:../x.tgz', 'openapi-fetch': '0.17.0' },
    devDependencies: { vitest: '5.1.1' },
  });
});

/** How a text is written. */
const shape = (each: string) => ({
  indent: /\n([ \t]+)"/.exec(each)?.[1],
  lines: each.includes('\r\n'),
  mixed: each.includes('\r\n') && /[^\r]\n/.test(each),
  ends: each.endsWith('\n'),
  mark: each.startsWith('\uFEFF'),
});

describe('one with a life of its own', () => {
  const present = {
    name: '@team/shop',
    version: '1.2.3',
    workspaces: ['packages/*'],
    scripts: { lint: 'eslint .', test: 'echo "Error: no test specified" && exit 1', build: 'tsc' },
    devDependencies: { zod: '4.0.0', vitest: '^4.0.0' },
    peerDependencies: { react: '*' },
    jest: null,
  };
  const text = JSON.stringify(present, null, 2);

  test('keeps every member, and its type', () => {
    expect(read(text)).toEqual({
      ...present,
      scripts: { ...present.scripts, 'contract:lint': 'openapi-contract lint', test: 'vitest run' },
      dependencies: { 'openapi-fetch': '0.17.0' },
      devDependencies: { zod: '4.0.0', vitest: '^4.0.0', 'openapi-contract': '0.1.0' },
      scarfSettings: { enabled: false },
    });
  });

  test('keeps the order of what npm has sorted', () => {
    const sorted = JSON.stringify({ scripts: { build: 'x' }, devDependencies: { alpha: '1', zod: '4' } });
    expect(Object.keys(read(sorted)['devDependencies'] as object)).toEqual([
      'alpha',
      'openapi-contract',
      'vitest',
      'zod',
    ]);
  });

  test.each([
    ['tabs', JSON.stringify(present, null, '\t')],
    ['four spaces', JSON.stringify(present, null, 4)],
    ['other line ends', `${text}\n`.replaceAll('\n', '\r\n')],
    ['no end of its last line', text],
    ['one line', JSON.stringify(present)],
    ['a byte order mark', `\uFEFF${text}\n`],
  ])('keeps %s', (_, written) => {
    const amended = amend(written);
    expect(shape(amended)).toEqual({ ...shape(written), mixed: false });
    expect(amend(amended)).toBe(amended);
  });
});

test('a script of that name, and the other name as well, stay', () => {
  const scripts = { lint: 'eslint .', 'contract:lint': 'mine', test: 'jest' };
  expect(read(JSON.stringify({ scripts }))['scripts']).toEqual({ ...scripts, 'contract:test': 'vitest run' });
});

test.each([
  ['{ // mine\n}', 'package.json:1:3: '],
  ['{\n  "name": "x",\n}', 'package.json:3:1: '],
  ['', 'package.json:1:1: '],
  ['[]', 'package.json:1:1: an object was expected here'],
  ['{\n  "scripts": []\n}', 'package.json:2:3: scripts must be an object'],
  ['{ "scarfSettings": true }', 'package.json:1:3: scarfSettings must be an object'],
  ['{ "devDependencies": null }', 'package.json:1:3: devDependencies must be an object'],
])('%j is refused', (text, message) => {
  expect(() => readManifest(text)).toThrow(expect.objectContaining({ name: 'ExpectedError' }));
  let said = '';
  try {
    readManifest(text);
  } catch (error) {
    said = String(error);
  }
  expect(said).toContain(message);
});

const text = fc.dictionary(fc.string(), fc.jsonValue()).map((members) => {
  for (const name of [
    'scripts',
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'allowScripts',
    'scarfSettings',
  ])
    delete members[name];
  return JSON.stringify(members, null, 2);
});
property.prop([text])('no member is lost or changed, and twice is once', (written) => {
  const before = JSON.parse(written) as Record<string, unknown>;
  const amended = amend(written);
  const after = JSON.parse(amended) as Record<string, unknown>;
  for (const key of Object.keys(before)) expect(JSON.stringify(after[key])).toBe(JSON.stringify(before[key]));
  expect(amend(amended)).toBe(amended);
});
