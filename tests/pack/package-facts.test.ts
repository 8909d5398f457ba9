import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Json } from '../../src/json.ts';
import { licenseOf } from '../../src/pack/license.ts';
import { inlineCode, inlineText } from '../../src/pack/markdown.ts';
import { packageName, tarballName } from '../../src/pack/package-name.ts';
import { packageVersion } from '../../src/pack/package-version.ts';
import { typeName } from '../../src/generate/type-name.ts';
import { contractOf } from '../generate/contract-of.ts';

describe('the name of a package', () => {
  test.each([
    ['pets', undefined, 'pets-contract', 'pets-contract-1.0.0.tgz'],
    ['pets', '@acme/pets', '@acme/pets', 'acme-pets-1.0.0.tgz'],
    ['pets', '@acme/http', '@acme/http', 'acme-http-1.0.0.tgz'],
    ['v2.pets_x', undefined, 'v2.pets_x-contract', 'v2.pets_x-contract-1.0.0.tgz'],
  ])('of %s, asked to be %s, is %s', (contract, wanted, name, file) => {
    expect(packageName(contract, wanted)).toBe(name);
    expect(tarballName(name, '1.0.0')).toBe(file);
  });

  test.each(
    'Pets ../x @a/b/c .x _x -x a~b @/x @-a/x @a/.x node_modules favicon.ico http fs process'
      .split(' ')
      .concat('', 'a b', 'a\n', 'x'.repeat(215)),
  )('cannot be %j', (wanted) => {
    expect(() => packageName('pets', wanted)).toThrow(ExpectedError);
  });
});

function versioned(version: Json) {
  return contractOf({ info: { title: '', version } });
}

describe('the version of a package', () => {
  test.each([
    ['2.0.0', '2.0.0'],
    ['1.0.0-beta.1+build.5', '1.0.0-beta.1+build.5'],
    ['v3', '3.0.0'],
    ['1.2', '1.2.0'],
    ['2026-03-10', '2026.3.10'],
    ['v01.002', '1.2.0'],
  ])('%s gives %s', (declared, version) => {
    expect(packageVersion(versioned(declared))).toBe(version);
  });

  test.each(['', 'latest', '1.2.3.4', '2.0.0/../x', 5, null, '9'.repeat(200)])(
    '%j gives none',
    (declared) => {
      expect(() => packageVersion(versioned(declared))).toThrow(ExpectedError);
    },
  );

  test('may be chosen', () => {
    expect(packageVersion(versioned('latest'), '4.5.6')).toBe('4.5.6');
    expect(() => packageVersion(versioned('1.0.0'), 'v1')).toThrow('"v1" is not a version');
  });
});

test.each([
  [undefined, 'UNLICENSED'],
  [{ name: 'MIT' }, 'MIT'],
  [{ name: 'Apache 2.0' }, 'Apache-2.0'],
  [{ name: 'Apache License, Version 2.0' }, 'Apache-2.0'],
  [{ name: 'Ours', identifier: 'MIT OR Apache-2.0' }, 'MIT OR Apache-2.0'],
  [{ name: 'Ours', identifier: 'x"y' }, 'UNLICENSED'],
  [{ name: 'All rights reserved' }, 'UNLICENSED'],
])('the license %j is %s', (license, expected) => {
  expect(licenseOf(license === undefined ? {} : { license })).toBe(expected);
});

test.each([
  ['numbers_Error', 'NumbersError'],
  ['SMSSend', 'SMSSend'],
  ['a-b.c', 'ABC'],
  ['1st', '_1st'],
  ['', '_'],
  ['数据', '数据'],
  ['*/', '_'],
])('the type of %j is %s', (text, name) => {
  expect(typeName(text)).toBe(name);
});

test.each([
  ['a *b* <c>\n| d', 'a \\*b\\* \\<c\\> \\| d'],
  ['[x](y) `z`', '\\[x\\]\\(y\\) \\`z\\`'],
  ['\u202Eevil\u0007', 'evil'],
])('%j is shown as the text %s', (text, shown) => {
  expect(inlineText(text)).toBe(shown);
});

test.each([
  ['GET /a|b', '`GET /a\\|b`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['a\nb', '`a b`'],
])('%j is shown as the code %s', (text, shown) => {
  expect(inlineCode(text)).toBe(shown);
});
