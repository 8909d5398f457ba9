import { afterEach, beforeEach, expect, test } from 'vitest';
import { updateContract } from '../../src/update/update.ts';
import { pets } from '../e2e/pets.ts';
import { makeProject, type Project } from '../e2e/project.ts';

let project: Project;
beforeEach(async () => {
  project = await makeProject({ 'spec/pets/openapi.yaml': pets });
});
afterEach(() => project.remove());

/** The pets, with toys that are described in another file. */
function referringTo(toys: string): string {
  return pets.replace('  schemas:\n', `  schemas:\n    Toy: { $ref: './${toys}' }\n`);
}

async function updateFrom(file: string): Promise<string> {
  const { root } = project;
  return (await updateContract('pets', { root, today: '2026-01-31', from: { file }, verify: false })).outcome;
}

test.each([
  ['a file where a folder is needed', 'spec/pets/toys', 'EEXIST'],
  ['a folder where a file is needed', 'spec/pets/toys/toy.yaml/notes.md', 'EISDIR'],
])("somebody's own stands in the way: %s", async (_, own, code) => {
  await project.write(own, 'Mine.\n');
  await project.write('upstream/pets.yaml', referringTo('toys/toy.yaml'));
  await project.write('upstream/toys/toy.yaml', 'type: object\n');
  await expect(updateFrom('upstream/pets.yaml')).rejects.toMatchObject({
    name: 'ExpectedError',
    message: expect.stringMatching(`${code}, spec/pets/toys.*: nothing was changed`) as unknown,
  });
  expect(await project.read(own)).toBe('Mine.\n');
  expect(await project.read('spec/pets/openapi.yaml')).toBe(pets);
});

test('a neighbour becomes a folder, and a folder a neighbour', async () => {
  for (const [folder, toys] of Object.entries({ flat: 'toys/toy.yaml', deep: 'toys/toy.yaml/all.yaml' })) {
    await project.write(`${folder}/${toys}`, 'type: object\n');
    await project.write(`${folder}/pets.yaml`, referringTo(toys));
  }
  for (const folder of ['flat', 'deep', 'flat']) {
    expect(await updateFrom(`${folder}/pets.yaml`)).toBe('changed');
    expect(await project.read('spec/pets/openapi.yaml')).toBe(await project.read(`${folder}/pets.yaml`));
  }
});
