import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/generate/compile.ts';
import { generateFiles } from '../../src/generate/generate.ts';
import { type GenerateOptions, generationOf } from '../../src/generate/generation.ts';
import { compilers } from './compile.ts';
import { contractWith } from './contract-of.ts';
import { place, scratchProject } from './scratch.ts';

const node5 = { moduleResolution: 'node', module: 'commonjs' };
const contract = contractWith({
  operationId: 'send',
  requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } },
  responses: { default: { description: '' } },
});

async function project(configuration?: object, manifest: object = { type: 'module' }): Promise<string> {
  const root = await scratchProject();
  await writeFile(path.join(root, 'package.json'), JSON.stringify(manifest));
  if (configuration)
    await writeFile(path.join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions: configuration }));
  return root;
}

describe('imports end in', () => {
  test.each<[suffix: string, configuration: object | undefined]>([
    ['ts', undefined],
    ['ts', { module: 'preserve', allowImportingTsExtensions: true, noEmit: true }],
    ['ts', { module: 'nodenext', rewriteRelativeImportExtensions: true }],
    ['js', { module: 'node16' }],
    ['js', { module: 'nodenext' }],
    ['js', { module: 'node20' }],
    ['none', node5],
    ['none', { module: 'commonjs' }],
    ['none', { module: 'esnext', moduleResolution: 'bundler' }],
    ['none', { module: 'preserve' }],
  ])('%s with %j', async (suffix, configuration) => {
    const root = await project(configuration);
    expect((await generationOf(root, 'pets')).importSuffix).toBe(suffix);
  });

  test('what a configuration says that is extended', async () => {
    const root = await project();
    await writeFile(path.join(root, 'base.json'), '{ "compilerOptions": { "module": "nodenext" } }');
    await writeFile(path.join(root, 'tsconfig.json'), '{ "extends": "./base.json" }');
    expect((await generationOf(root, 'pets')).importSuffix).toBe('js');
  });

  test('what a configuration that is broken cannot say otherwise', async () => {
    const root = await project();
    await writeFile(path.join(root, 'tsconfig.json'), '{');
    expect((await generationOf(root, 'pets')).importSuffix).toBe('none');
  });
});

describe.each(compilers)('what is generated compiles with $version', (compiler) => {
  test.each<[string, object, object]>([
    // TypeScript 7 has no other resolution.
    [
      'for CommonJS',
      compiler.version === 'typescript' ? node5 : { module: 'commonjs', moduleResolution: 'bundler' },
      {},
    ],
    ['for CommonJS in Node’s own resolution', { module: 'node16' }, {}],
    ['for Node’s own resolution', { module: 'nodenext' }, { type: 'module' }],
    ['for a bundler', { module: 'esnext', moduleResolution: 'bundler' }, { type: 'module' }],
  ])('%s', async (_, configuration, manifest) => {
    const root = await project(configuration, manifest);
    const files = await generateFiles(contract, await generationOf(root, 'pets'));
    const folder = await place(path.join(root, 'generated', 'pets'), files);
    // No declarations of what came after ES2020.
    const options = { target: 'es2020', lib: ['es2020', 'dom'], allowImportingTsExtensions: false };
    const own = { verbatimModuleSyntax: false, erasableSyntaxOnly: false, ...options, ...configuration };
    expect(await compile(compiler, folder, ['index.ts'], own)).toEqual([]);
  });
});

async function generated(root: string, options: GenerateOptions): Promise<void> {
  const files = await generateFiles(contract, await generationOf(root, 'pets', options));
  await place(path.join(root, 'generated', 'pets'), files);
}

describe('what was chosen', () => {
  test('is remembered by the folder, until something else is', async () => {
    const root = await project();
    await generated(root, { importSuffix: 'js', tuples: true });
    expect(await generationOf(root, 'pets')).toEqual({
      options: { importSuffix: 'js', tuples: true },
      importSuffix: 'js',
    });
    expect(await generationOf(root, 'pets', { importSuffix: 'none' })).toEqual({
      options: { importSuffix: 'none', tuples: true },
      importSuffix: 'none',
    });
  });

  test('is not read from what somebody else wrote', async () => {
    const root = await project();
    await place(path.join(root, 'generated/pets'), [{ path: 'index.ts', text: '// generate --tuples\n' }]);
    expect((await generationOf(root, 'pets')).options).toEqual({});
  });
});
