import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/contract/contract.ts';
import type { GeneratedFile } from '../../src/generate/generated-file.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { nameTypes } from '../../src/pack/named-types.ts';
import { packContract } from '../../src/pack/pack.ts';
import { packageSources } from '../../src/pack/package-sources.ts';
import { validatedParts } from '../../src/pack/validated-parts.ts';
import { checksDeclarations } from '../../src/pack/validators-file.ts';
import { compilers, complaints } from '../generate/compile.ts';
import { contractOf } from '../generate/contract-of.ts';
import { place, scratchProject } from '../generate/scratch.ts';
import { shop, shopDocument } from './shop.ts';

/** The sources of a package as a compiler takes them. */
async function sourcesOf(contract: Contract): Promise<GeneratedFile[]> {
  const types = nameTypes(contract);
  const parts = validatedParts(types);
  const sources = await packageSources(contract, types, parts);
  const inPlace = sources.map(({ path, text }) => ({
    path,
    text: text.replaceAll("'../../generate/runtime/", "'../runtime/"),
  }));
  return [...inPlace, { path: 'checks.d.ts', text: checksDeclarations(parts) }];
}

async function fileOf(contract: Contract, path: string): Promise<string> {
  const { files } = await packContract(contract);
  const file = files.find((each) => each.path === path);
  if (!file) throw new Error(`there is no ${path}`);
  return file.text;
}

describe('package.json', () => {
  test('names everything that npm and bundlers ask for', async () => {
    const { files } = await packContract(shop, { repository: 'github:acme/shop' });
    const manifest = files.find((file) => file.path === 'package.json');
    expect(JSON.parse(manifest?.text ?? '')).toMatchObject({
      name: 'shop-contract',
      version: '3.0.0',
      license: 'Apache-2.0',
      repository: 'github:acme/shop',
      type: 'module',
      sideEffects: false,
      dependencies: { 'openapi-fetch': expect.stringMatching(/^\d+\.\d+\.\d+$/) },
      engines: { node: expect.any(String) },
    });
  });

  test('puts types first, and exports files that are there', async () => {
    const { files } = await packContract(shop);
    const paths = new Set(files.map(({ path }) => `./${path}`));
    const { exports, main, types } = JSON.parse(await fileOf(shop, 'package.json')) as {
      exports: Record<string, string | Record<'import' | 'require', Record<string, string>>>;
      main: string;
      types: string;
    };
    const entries = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string'
        ? [entry]
        : [entry.import, entry.require].flatMap((each) => Object.values(each)),
    );
    expect([main, types, ...entries].filter((target) => !paths.has(target))).toEqual([]);
    expect(exports['.']).toMatchObject({ import: expect.any(Object), require: expect.any(Object) });
    const conditions = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [] : [entry.import, entry.require].map((each) => Object.keys(each).join()),
    );
    expect(new Set(conditions)).toEqual(new Set(['types,default']));
  });
});

test('the same contract gives the same package', async () => {
  expect(await packContract(contractOf(structuredClone(shopDocument), 'shop'))).toEqual(
    await packContract(shop),
  );
});

test('no import in it leads elsewhere than into it, or to openapi-fetch', async () => {
  const { files } = await packContract(shop);
  const scripts = files.filter(({ path }) => /\.(js|d\.ts)$/.test(path));
  const imports = scripts.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:from|import)\s*\(?['"]([^'"]+)['"]/g)].map(([, to = '']) =>
      to.startsWith('.') ? new URL(to, `file:///${path}`).pathname.slice(1) : to,
    ),
  );
  const known = new Set([...files.map(({ path }) => path), 'openapi-fetch']);
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.filter((imported) => !known.has(imported))).toEqual([]);
});

const empty = contractOf({}, 'empty');
const malformed = contractOf(
  {
    servers: [{ url: 1 }, { url: '/{a}', variables: { a: 1, b: { default: 2 } } }],
    components: {
      schemas: { Broken: 'text', False: false, True: true, 'a b': {}, 'a-b': {}, '': {}, '1': {} },
    },
    paths: {
      '/a': {
        get: { operationId: 'Client', responses: { 200: { description: '' }, 999: {} } },
        put: {},
        post: { operationId: '数据' },
      },
      '/b': { get: { operationId: 'client', parameters: [{ in: 'query', name: '__proto__', schema: {} }] } },
    },
  },
  'malformed',
);
const reserved = contractOf(
  {
    components: {
      schemas: Object.fromEntries(
        [
          'Client',
          'Result',
          'Methods',
          'Error',
          'Promise',
          'Record',
          'Array',
          'CreatePetBody',
          'components',
          'paths',
          'constructor',
          '__proto__x',
          'Validator',
          'validation',
          'delete',
        ].map((name): [string, JsonObject] => [name, { type: 'string' }]),
      ),
    },
    paths: {
      '/': {
        post: {
          operationId: 'createPet',
          requestBody: { content: { 'application/json': { schema: { type: 'number' } } } },
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
            },
          },
        },
      },
    },
  },
  'reserved',
);
const hostileText =
  '*/ }; globalThis.pwned = 1; `${globalThis.pwned = 1}` \u2028 </script> | <img> [x](javascript:1)\n# x';
const hostile = contractOf(
  {
    info: {
      title: hostileText,
      version: '1.0.0',
      license: { name: hostileText, url: 'javascript:alert(1)' },
    },
    servers: [
      { url: `https://x/${hostileText}{v}`, variables: { v: { default: hostileText, enum: [hostileText] } } },
    ],
    components: {
      schemas: { [hostileText]: { description: hostileText, enum: [hostileText], title: hostileText } },
    },
    paths: {
      [`/${hostileText}`]: {
        get: {
          operationId: hostileText,
          summary: hostileText,
          parameters: [
            {
              in: 'query',
              name: hostileText,
              required: true,
              schema: { type: 'string' },
              example: hostileText,
            },
          ],
          responses: {
            200: {
              description: hostileText,
              content: { 'application/json': { schema: { pattern: hostileText } } },
            },
          },
        },
      },
    },
  },
  'hostile',
);

describe.each([
  ['everything', shop],
  ['nothing', empty],
  ['malformed parts', malformed],
  ['names that are taken', reserved],
  ['hostile texts', hostile],
])('of a description with %s', (_, contract) => {
  test('the sources compile', async () => {
    expect(await complaints(await sourcesOf(contract))).toEqual([]);
  });

  test('the package loads, and nothing in the description runs', async () => {
    const { files } = await packContract(contract);
    const folder = join(await place(join(await scratchProject(), 'package'), files), 'dist');
    const load = async (file: string): Promise<Record<string, unknown>> =>
      (await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href)) as Record<string, unknown>;
    const { createClient, ...others } = await load('index.js');
    const validators = await load('validators.js');
    expect(createClient).toBeTypeOf('function');
    expect(Object.keys(others)).toEqual(expect.arrayContaining(['unwrap', 'serverUrl', 'servers']));
    expect(Object.keys(validators)).toHaveLength(validatedParts(nameTypes(contract)).length + 2);
    expect(globalThis).not.toHaveProperty('pwned');
  });
});

test.each(compilers)('the sources compile with $version', async (compiler) => {
  expect(await complaints(await sourcesOf(shop), compiler)).toEqual([]);
});

test('a description that is nested too deeply is refused', async () => {
  let schema: Json = { type: 'string' };
  for (let depth = 0; depth < 20_000; depth += 1) schema = { type: 'array', items: schema };
  const deep = contractOf({ components: { schemas: { Deep: schema } } }, 'deep');
  await expect(packContract(deep)).rejects.toThrow('nested too deeply');
});

describe('named types', () => {
  test('are there for components and for the parts of operations', () => {
    const { components, operations } = nameTypes(shop);
    expect(components).toEqual([
      { key: 'Pet', name: 'Pet', inputName: 'PetInput' },
      { key: 'Problem', name: 'Problem', inputName: undefined },
    ]);
    expect(operations.map(({ name, method }) => [name, method])).toEqual([
      ['GetPet', 'getPet'],
      ['CreatePet', 'createPet'],
    ]);
  });

  test('make way for what the package exports, and for each other', () => {
    const names = nameTypes(reserved);
    expect(names.components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ClientSchema', 'ResultSchema', 'Error', 'CreatePetBody', 'Delete']),
    );
    expect(names.operations.map(({ name }) => name)).toEqual(['CreatePetOperation']);
  });

  test('stay what they are when something is appended', () => {
    const before = nameTypes(malformed);
    const more = structuredClone(malformed.document);
    const appended = contractOf(
      {
        ...more,
        components: { schemas: { ...(more['components'] as { schemas: JsonObject }).schemas, 'A b': {} } },
      },
      'malformed',
    );
    const after = nameTypes(appended);
    expect(after.components.slice(0, before.components.length)).toEqual(before.components);
  });
});

describe('README.md', () => {
  test('shows a call, and lists operations', async () => {
    const text = await fileOf(shop, 'README.md');
    expect(text).toContain('# Pet \\*shop\\*\n');
    expect(text).toContain("createClient({ auth: { token: 'secret' } })");
    expect(text).toContain('client.getPet({\n  params: { path: { id: 7 } },\n})');
    expect(text).toContain('| `getPet` | `GET /pets/{id}` | Reads \\| a pet |');
    expect(text).toContain('| `createPet` *deprecated* |');
    expect(text).toContain('Apache 2.0, <https://example.com/license>');
  });

  test('lets no description format or link', async () => {
    const text = await fileOf(hostile, 'README.md');
    expect(text.replaceAll(/`+[^`]*`+/g, '')).not.toMatch(/<img>|(?<!\\)\]\(javascript|<javascript/);
    expect(text).not.toContain('\n# x');
  });
});
