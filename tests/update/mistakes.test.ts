import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExpectedError } from '../../src/expected-error.ts';
import { updateContract } from '../../src/update/update.ts';
import type { UpstreamAddress } from '../../src/upstream/fetch-upstream.ts';
import { pets } from '../e2e/pets.ts';
import { makeProject, type Project } from '../e2e/project.ts';

let project: Project;
beforeEach(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
});
afterEach(() => project.remove());

const dangling = pets.replace("schemas/Problem'", "schemas/Gone'");
const twoOperations = dangling.replace('paths:\n', 'paths:\n  /cats:\n    get:\n      responses: {}\n');
const referring = pets.replace('  schemas:\n', "  schemas:\n    Toy: { $ref: './toy.yaml' }\n");

/** The line of a text that holds a word. */
function lineOf(text: string, word: string): number {
  return text.split('\n').findIndex((line) => line.includes(word)) + 1;
}

test.each<[string, Record<string, string>, UpstreamAddress, string, number, string]>([
  [
    'in the description',
    { 'upstream/pets.yaml': dangling },
    { file: 'upstream/pets.yaml' },
    'upstream/pets.yaml',
    lineOf(dangling, 'Gone'),
    '',
  ],
  [
    'in the description of a page',
    { 'upstream/page.md': `# Pets\n\n\`\`\`yaml\n${dangling}\`\`\`\n` },
    { file: 'upstream/page.md' },
    '',
    0,
    `(line ${lineOf(dangling, 'Gone')}, column 13 of the description)`,
  ],
  [
    'in one operation of a description',
    { 'upstream/pets.yaml': twoOperations },
    { file: 'upstream/pets.yaml', operation: 'post /pets' },
    '',
    0,
    ', column 13 of the description)',
  ],
  [
    'in a neighbour',
    { 'upstream/pets.yaml': referring, 'upstream/toy.yaml': 'items:\n  $ref: "#/gone"\n' },
    { file: 'upstream/pets.yaml' },
    '',
    0,
    '(line 2, column 3 of toy.yaml)',
  ],
  [
    'in an overlay',
    {
      'upstream/pets.yaml': pets,
      'spec/pets/pets.overlay.yaml': 'overlay: 1.1.0\nactions: []\n',
    },
    { file: 'upstream/pets.yaml' },
    'spec/pets/pets.overlay.yaml',
    2,
    '',
  ],
])('a mistake is shown where somebody can find it: %s', async (_, files, from, file, line, words) => {
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  const options = { root: project.root, today: '2026-01-31', from, verify: false };
  const error = await updateContract('pets', options).catch((thrown: ExpectedError) => thrown);
  expect(error).toMatchObject({
    name: 'ExpectedError',
    message: expect.stringMatching(/^what upstream is now cannot be used: /) as unknown,
    location: file === '' ? undefined : { file, line },
  });
  expect((error as ExpectedError).message.endsWith(words)).toBe(true);
  expect(await project.read('spec/pets/openapi.yaml')).toBe(pets);
});
