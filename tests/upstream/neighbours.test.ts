import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../src/contract/load.ts';
import { fetchUpstream, type UpstreamOptions } from '../../src/upstream/fetch-upstream.ts';
import { neighbourPathProblem } from '../../src/upstream/neighbour-path.ts';
import { description, project } from '../contract/project.ts';
import { publish } from './server.ts';

function referringTo(...references: string[]): string {
  const schemas = references.map(
    (reference, index) => `    S${index}: { $ref: ${JSON.stringify(reference)} }`,
  );
  return description({ components: `  schemas:\n${schemas.join('\n')}` });
}

type Files = Readonly<Record<string, string>>;

/** What is fetched of files, by server and from disk alike. */
async function fetchBoth(files: Files, entry = 'api/openapi.yaml', options: Partial<UpstreamOptions> = {}) {
  const root = project(files);
  const served = Object.entries(files).map(([name, text]) => [encodeURI(`/${name}`), text] as const);
  const { url } = await publish(Object.fromEntries(served));
  const outcomes = [{ file: entry }, { url: `${url}/${entry}` }].map((address) =>
    fetchUpstream(address, { root, ...options }).then(
      (upstream) => (upstream === 'unchanged' ? upstream : upstream.files.map((file) => file.path)),
      (error: unknown) => String(error).replaceAll(`${url}/`, ''),
    ),
  );
  const [disk, server] = await Promise.all(outcomes);
  return { disk, server };
}

describe('files that a description refers to come along', () => {
  test.each<[string, Files, string[]]>([
    [
      'and those that they refer to, by their own places',
      {
        'api/openapi.yaml': referringTo('./schemas/pet.yaml#/Pet'),
        'api/schemas/pet.yaml': 'Pet: { properties: { owner: { $ref: ../owner.json } } }',
        'api/owner.json': '{ "properties": { "pet": { "$ref": "schemas/pet.yaml#/Pet" } } }',
      },
      ['owner.json', 'schemas/pet.yaml'],
    ],
    [
      'as far as they are referred to',
      {
        'api/openapi.yaml': referringTo('a.yaml#/A'),
        'api/a.yaml': 'A: { type: string }\nB: { $ref: none.yaml }',
      },
      ['a.yaml'],
    ],
    [
      'through references within them',
      {
        'api/openapi.yaml': referringTo('a.yaml#/A'),
        'api/a.yaml': "A: { items: { $ref: '#/B' } }\nB: { $ref: b.yaml }",
        'api/b.yaml': 'type: string',
      },
      ['a.yaml', 'b.yaml'],
    ],
    [
      'with names that are encoded',
      {
        'api/openapi.yaml': referringTo('./my%20pet.yaml', 'd%2fb.yaml'),
        'api/my pet.yaml': '{}',
        'api/d/b.yaml': '{}',
      },
      ['d/b.yaml', 'my pet.yaml'],
    ],
    [
      'by an anchor',
      {
        'api/openapi.yaml': referringTo('a.yaml#there'),
        'api/a.yaml': '$defs: { A: { $anchor: there, $ref: b.yaml } }',
        'api/b.yaml': '{}',
      },
      ['a.yaml', 'b.yaml'],
    ],
    [
      'and the description itself, when they call it by another name',
      {
        'api/api.yaml': referringTo('a.yaml'),
        'api/a.yaml': "$ref: 'api.yaml#/components/schemas/S0'",
      },
      ['a.yaml', 'api.yaml'],
    ],
    [
      'but not twice, when they call it by the name that it is saved under',
      {
        'api/openapi.yaml': referringTo('a.yaml'),
        'api/a.yaml': "items: { $ref: 'openapi.yaml#/components/schemas/S0' }",
      },
      ['a.yaml'],
    ],
    [
      'by mapping of a discriminator too',
      {
        'api/openapi.yaml': description({
          components:
            '  schemas:\n    A: { discriminator: { propertyName: a, mapping: { b: b.yaml, c: A } } }',
        }),
        'api/b.yaml': '{}',
      },
      ['b.yaml'],
    ],
    [
      'from where OpenAPI has no references: a map, a list, what is not an object that may be referred to',
      {
        'api/openapi.yaml': 'openapi: 3.1.0\ninfo: { $ref: info.yaml }\npaths: { $ref: paths.yaml }\n',
        'api/info.yaml': '{ title: T, version: 1 }',
        'api/paths.yaml': '/a: { get: { parameters: { $ref: more/parameters.yaml } } }',
        'api/more/parameters.yaml': '- { $ref: ../q.yaml }',
        'api/q.yaml': '{ name: q, in: query }',
      },
      ['info.yaml', 'more/parameters.yaml', 'paths.yaml', 'q.yaml'],
    ],
    [
      'but not what an example only shows',
      { 'api/openapi.yaml': `${referringTo()}\n    A: { example: { $ref: none.yaml } }` },
      [],
    ],
    [
      'but not what is absolute or elsewhere, which loading refuses',
      {
        'api/openapi.yaml': referringTo('/etc/passwd', 'https://example.com/a.yaml', '//example.com/a.yaml'),
      },
      [],
    ],
  ])('%s', async (_, files, expected) => {
    const entry = 'api/openapi.yaml' in files ? 'api/openapi.yaml' : 'api/api.yaml';
    const paths = ['openapi.yaml', ...expected];
    expect(await fetchBoth(files, entry)).toEqual({ disk: paths, server: paths });
  });

  test('and then the contract loads', async () => {
    const { url } = await publish({
      '/v1/api.yaml': referringTo('./schemas/pet.yaml#/Pet'),
      '/v1/schemas/pet.yaml': "Pet: { items: { $ref: '../api.yaml#/components/schemas/S0' } }",
    });
    const upstream = await fetchUpstream({ url: `${url}/v1/api.yaml` }, { root: '/' });
    const files = upstream === 'unchanged' ? [] : upstream.files;
    const root = project(Object.fromEntries(files.map((file) => [`spec/pets/${file.path}`, file.text])));
    const contract = await loadContract(path.join(root, 'spec/pets'), { root });
    // What the publisher calls api.yaml is the description itself.
    expect(contract.files).toEqual(['spec/pets/openapi.yaml', 'spec/pets/schemas/pet.yaml']);
    expect(contract.document['components']).toEqual({
      schemas: {
        S0: { $ref: '#/components/schemas/Pet' },
        Pet: { items: { $ref: '#/components/schemas/S0' } },
      },
    });
  });

  test('relative to where redirects ended', async () => {
    const { url } = await publish({
      '/latest/api.yaml': (response) => response.writeHead(302, { location: '/v2/api.yaml' }).end(),
      '/v2/api.yaml': referringTo('a.yaml'),
      '/v2/a.yaml': 'type: string',
    });
    const upstream = await fetchUpstream({ url: `${url}/latest/api.yaml` }, { root: '/' });
    expect(upstream).toMatchObject({
      files: [{ path: 'openapi.yaml' }, { path: 'a.yaml', text: 'type: string' }],
    });
  });
});

describe('a reference that is not followed is an error where it stands', () => {
  test.each<[string, string]>([
    ['../secret.yaml', 'leads out of'],
    ['a/../../secret.yaml', 'leads out of'],
    ['..%2fsecret.yaml', 'leads out of'],
    ['%2e%2e/secret.yaml', 'leads out of'],
    ['%2fetc/passwd.yaml', 'leads out of'],
    ['..%5csecret.yaml', 'a character that file names may not hold'],
    ['a\\b.yaml', 'a character that file names may not hold'],
    ['a%00.yaml', 'a character that file names may not hold'],
    ['a.yaml%3astream.yaml', 'a character that file names may not hold'],
    ['source.json', 'its name is taken'],
    ['x/../SOURCE.json', 'its name is taken'],
    ['rules.overlay.yaml', 'its name is taken'],
    ['openapi.json', 'its name is taken'],
    ['CHANGELOG.md', 'only .yaml, .yml and .json'],
    ['a.test.ts', 'only .yaml, .yml and .json'],
    ['.git/config.yaml', 'hidden and nameless files'],
    ['.spectral.yaml', 'hidden and nameless files'],
    ['a/package.json', 'means something to tools'],
    ['node_modules/a.json', 'means something to tools'],
    ['con.yaml', 'means something to tools'],
    [`${'a'.repeat(300)}.yaml`, 'longer than 200 characters'],
  ])('%j: %s', async (reference, message) => {
    const { disk, server } = await fetchBoth({ 'api/openapi.yaml': referringTo(reference) });
    for (const error of [disk, server]) {
      expect(error).toContain(`api/openapi.yaml:6:11: the reference ${JSON.stringify(reference)}`);
      expect(error).toContain(message);
    }
  });

  test('and so is one in a neighbour', async () => {
    const files = { 'api/openapi.yaml': referringTo('b/a.yaml'), 'api/b/a.yaml': '\n$ref: ../../a.yaml' };
    const { disk, server } = await fetchBoth(files);
    expect(disk).toContain('api/b/a.yaml:2:1: the reference "../../a.yaml"');
    expect(server).toBe(disk);
  });

  test.each<[string, Files, string]>([
    [
      'names that differ in case',
      { 'api/a.yaml': '{}', 'api/A.yaml': '{}' },
      'cannot be saved beside "a.yaml"',
    ],
    [
      'a file and a folder of one name',
      { 'api/a.yaml': '{}', 'api/a.yaml/b.yaml': '{}' },
      'cannot be saved beside "a.yaml"',
    ],
  ])('%s', async (_, files, message) => {
    const references = Object.keys(files).map((name) => name.slice('api/'.length));
    const { url } = await publish({
      '/api/openapi.yaml': referringTo(...references),
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text])),
      '/api/a.yaml': "$ref: './A.yaml'",
    });
    const entry = { url: `${url}/api/openapi.yaml` };
    expect(await fetchUpstream(entry, { root: '/' }).catch(String)).toContain(message);
  });

  test('there is a most to how many there are', async () => {
    const { url } = await publish({
      '/openapi.yaml': referringTo(...Array.from({ length: 10_001 }, (_, index) => `${index}.yaml`)),
    });
    const error = await fetchUpstream({ url: `${url}/openapi.yaml` }, { root: '/' }).catch(String);
    expect(error).toContain('more than 10000 files');
  });
});

test.each<[string, string, string]>([
  ['missing', 'none.yaml', 'none.yaml'],
  ['broken', 'broken.yaml', 'api/broken.yaml:1:'],
  ['no file', 'folder.yaml', 'folder.yaml'],
])('a neighbour that is %s is said', async (_, reference, message) => {
  const files = {
    'api/openapi.yaml': referringTo(reference),
    'api/broken.yaml': 'a: [',
    'api/folder.yaml/a': '',
  };
  const { disk, server } = await fetchBoth(files);
  expect(disk).toContain(message);
  expect(server).toContain(message);
});

test('neighbours count against the size that is read in all', async () => {
  const files = { 'api/openapi.yaml': referringTo('a.yaml'), 'api/a.yaml': `# ${'a'.repeat(900)}` };
  const { disk, server } = await fetchBoth(files, 'api/openapi.yaml', { maximumBytes: 950 });
  expect(disk).toContain('is larger than is read');
  expect(server).toContain('is larger than is read');
});

test('a symbolic link does not lead out of the folder', async () => {
  const root = project({ 'secret.yaml': 'a: 1', 'api/openapi.yaml': referringTo('a.yaml') });
  symlinkSync('../secret.yaml', path.join(root, 'api/a.yaml'));
  const error = await fetchUpstream({ file: 'api/openapi.yaml' }, { root }).catch(String);
  expect(error).toContain("leads out of the description's folder");
});

const segment = fc.oneof(
  fc.constantFrom('..', '.', '', 'a', '.git', 'con', 'source', '%2e%2e', 'a\\b', 'a:b', '/', '\0'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);

property.prop([fc.array(segment, { maxLength: 6 }), fc.constantFrom('', '.yaml', '.json', '.overlay.yaml')])(
  'a path that may be saved stays in its folder, and can be written there',
  (segments, extension) => {
    const name = segments.join('/') + extension;
    fc.pre(neighbourPathProblem(name) === undefined);
    const folder = project({});
    const file = path.join(folder, name);
    expect(path.relative(folder, file).split(path.sep)).toEqual(name.split('/'));
    expect(name).not.toMatch(/(^|\/)\.|^[^/]+\.overlay\.|^(source|package)\.json$/i);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
  },
);
