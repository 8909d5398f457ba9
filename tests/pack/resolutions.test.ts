import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { expect, test } from 'vitest';
import type { GeneratedFile } from '../../src/generate/generated-file.ts';
import { contractOf } from '../generate/contract-of.ts';
import { packContract } from '../../src/pack/pack.ts';
import { tarball } from '../../src/pack/tarball.ts';
import { shopDocument } from './shop.ts';

const hook = {
  post: {
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: { 204: { description: '' } },
  },
};
const { files } = await packContract(contractOf({ ...shopDocument, webhooks: { hook } }, 'shop'));

/** What are-the-types-wrong and publint say of the tarball of files. */
async function complaints(packed: readonly GeneratedFile[]): Promise<string[]> {
  const bytes = new Uint8Array(tarball(packed));
  const wrong = await checkPackage(createPackageFromTarballData(bytes));
  const linted = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  return [
    ...(wrong.types === false ? ['no types'] : wrong.problems.map(({ kind }) => kind)),
    ...linted.messages.map(({ code }) => code),
  ];
}

test('every entry of a package is found with its types by every resolution', async () => {
  expect(await complaints(files)).toEqual([]);
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball(files))));
  if (analysis.types === false) throw new Error('no types');
  const found = Object.entries(analysis.entrypoints).map(([entry, { resolutions }]) => [
    entry,
    Object.entries(resolutions).flatMap(([kind, { resolution }]) => (resolution ? [kind] : [])),
  ]);
  const all = ['node10', 'node16-cjs', 'node16-esm', 'bundler'];
  const entries = ['.', './query', './validators', './webhooks', './openapi.json', './package.json'];
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(entries.map((entry) => [entry, all])));
});

test.each<[string, (file: GeneratedFile) => GeneratedFile[], string]>([
  [
    'declarations for CommonJS',
    (file) => (/^dist\/cjs\/.*\.d\.ts$/.test(file.path) ? [] : [file]),
    'UntypedResolution',
  ],
  [
    'word that CommonJS is CommonJS',
    (file) => (file.path === 'dist/cjs/package.json' ? [] : [file]),
    'CJSResolvesToESM',
  ],
  ['an entry’s module', (file) => (file.path === 'dist/query.js' ? [] : [file]), 'FILE_DOES_NOT_EXIST'],
])('without %s, it is said', async (_, leave, complaint) => {
  expect(await complaints(files.flatMap(leave))).toContain(complaint);
});
