import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { loadContracts } from '../../../src/contract/load.ts';
import { upstream } from '../../../src/gate/steps/upstream.ts';
import { sourceText } from '../../../src/upstream/source.ts';
import { pets } from '../../e2e/pets.ts';
import { makeProject, type Project } from '../../e2e/project.ts';

let project: Project;
afterEach(() => project.remove());

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const neighbour = 'type: object\n';
const source = sourceText({
  url: 'https://pets.example/openapi.yaml',
  sha256: sha256(pets),
  retrieved: '2026-01-31',
  neighbours: { 'parts/pet.yaml': sha256(neighbour) },
});
const files = {
  'spec/pets/openapi.yaml': pets,
  'spec/pets/parts/pet.yaml': neighbour,
  'spec/pets/source.json': source,
};

async function run(given: Readonly<Record<string, string>>) {
  project = await makeProject(given);
  const { root } = project;
  const [contract] = await loadContracts(root);
  if (!contract) throw new Error('The contract is missing');
  const { findings, counts = {} } = await upstream.run({ root, contract });
  const figure = upstream.figure({
    findings: findings.length,
    count: (name) => counts[name] ?? 0,
    constraints: undefined,
  });
  return { found: findings.map(({ rule, location }) => `${rule} ${location?.file}`), figure };
}

test.each([
  ['as fetched', files, [], 'as fetched'],
  [
    'line ends of another system',
    { ...files, 'spec/pets/openapi.yaml': pets.replaceAll('\n', '\r\n') },
    [],
    'as fetched',
  ],
  ['without a source', { 'spec/pets/openapi.yaml': pets }, [], 'no source.json, nothing to compare with'],
  [
    'an edited description',
    { ...files, 'spec/pets/openapi.yaml': pets.replace('maxLength: 20', 'maxLength: 21') },
    ['upstream/edited spec/pets/openapi.yaml'],
    '1 file edited by hand',
  ],
  [
    'an edited neighbour',
    { ...files, 'spec/pets/parts/pet.yaml': 'type: array\n' },
    ['upstream/edited spec/pets/parts/pet.yaml'],
    '1 file edited by hand',
  ],
  [
    'a neighbour that is gone',
    { 'spec/pets/openapi.yaml': pets, 'spec/pets/source.json': source },
    ['upstream/missing spec/pets/source.json'],
    '1 file edited by hand',
  ],
])('%s', async (_, given, found, figure) => {
  expect(await run(given)).toEqual({ found, figure });
});
