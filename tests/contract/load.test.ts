import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadContracts } from '../../src/contract/load.ts';
import { contractOf, description, errorOf, project } from './project.ts';

const pets = description({});

test('every folder in spec/ is a contract, in the order of their names', async () => {
  const root = project({
    'spec/b/openapi.yaml': pets,
    'spec/a/api.json': '{"openapi":"3.0.0"}',
    'spec/.git/x': '',
  });
  expect((await loadContracts(root)).map(({ name }) => name)).toEqual(['a', 'b']);
  expect((await loadContracts(root, ['b'])).map(({ name }) => name)).toEqual(['b']);
});

test.each<[string, Record<string, string>, string[], string]>([
  ['no spec/', { 'README.md': '' }, [], 'Make a folder for your contract'],
  [
    'a description beside the folders',
    { 'spec/openapi.yml': pets },
    [],
    'move spec/openapi.yml to spec/<name>/openapi.yml',
  ],
  ['an unknown name', { 'spec/b/openapi.yaml': pets }, ['c'], 'There is: b.'],
  ['an empty folder', { 'spec/b/notes.txt': '' }, [], 'Put it there as spec/b/openapi.yaml'],
  ['two descriptions', { 'spec/b/x.yaml': pets, 'spec/b/y.json': '{}' }, [], 'x.yaml, y.json'],
])('%s is said, and what to do', async (_, files, names, message) => {
  const root = project(files);
  mkdirSync(path.join(root, 'empty'));
  await expect(loadContracts(root, names).catch(String)).resolves.toContain(message);
});

test.each([
  ['a: [1', /^spec\/pets\/openapi\.yaml:\d+:\d+: not valid YAML: /],
  ['a: 1\n b: 2', /^spec\/pets\/openapi\.yaml:\d+:\d+: not valid YAML: /],
  ['openapi: 3.1.0\nopenapi: 3.1.0', /:2:1: not valid YAML: Map keys must be unique/],
  ['- 1', /:1:1: not an OpenAPI description/],
  ['', /:1:1: not an OpenAPI description/],
  ['info: {}', /:1:1: not an OpenAPI description/],
  ['swagger: "1.2"', /:1:1: OpenAPI 1\.2 is not supported/],
  ['info: {}\nopenapi: 4.0.0', /:2:1: OpenAPI 4\.0\.0 is not supported/],
  [`openapi: 3.1.0\nx-deep: ${'['.repeat(600)}${']'.repeat(600)}`, /:2:\d+: nested deeper than/],
  [`openapi: 3.1.0\nx-deep: ${'['.repeat(50_000)}`, /nested too deeply|not valid YAML/],
  ['openapi: 3.1.0\nx-number: .inf', /:2:1: Infinity is no JSON number/],
  [bomb(), /:\d+:\d+: not valid YAML: its aliases repeat too much/],
])('%.30s… is refused, located', async (text, expected) => {
  expect(await errorOf({ 'openapi.yaml': text })).toMatch(expected);
});

test.each([
  '{ "openapi": "3.1.0",\n  "info": }',
  '{ "openapi": "3.1.0"\n "a": 1 }',
  '{ "openapi": "3.1.0",\n "a',
  '{ "openapi":\n 3.1.0 }',
  '{\n} x',
])('broken JSON %j has a line', async (text) => {
  expect(await errorOf({ 'openapi.json': text })).toMatch(
    /^spec\/pets\/openapi\.json:2:\d+: not valid JSON: /,
  );
});

test('anchors, merge keys and numeric keys are YAML as usual; dates stay strings', async () => {
  const contract = await contractOf({
    'openapi.yaml': `openapi: 3.1.0
info: { title: Pets, version: 2020-01-01 }
x-base: &base { type: object }
paths:
  /pets:
    get:
      responses:
        200: { description: OK }
components:
  schemas:
    A: { <<: *base, title: A }
    B: *base`,
  });
  expect(contract.document).toMatchObject({
    info: { version: '2020-01-01' },
    components: { schemas: { A: { type: 'object', title: 'A' }, B: { type: 'object' } } },
  });
  expect(contract.operations[0]?.responses[0]?.status).toBe('200');
  expect(contract.locate('/components/schemas/A/title').line).toBe(11);
});

/** Each level names the one below ten times: a thousand million items when it is written out. */
function bomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*l${level - 1}`));
    return `l${level}: &l${level} [${items.join(', ')}]`;
  });
  return ['openapi: 3.1.0', ...levels].join('\n');
}
