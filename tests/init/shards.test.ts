import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ciPlaces } from '../../src/init/ci-places.ts';
import { readProject } from '../../src/init/project.ts';
import { shardsFor } from '../../src/init/shards.ts';
import { emptyFolder } from './folder.ts';

let root = '';
beforeAll(async () => void (root = await emptyFolder()));
afterAll(() => rm(root, { recursive: true, force: true }));

async function written(ci: 'github' | 'gitlab', operations: number): Promise<string> {
  const [place] = await ciPlaces(await readProject(root, undefined), [ci], operations);
  const [change] = place?.changes ?? [];
  return change?.text ?? '';
}

test.each([
  [0, 1],
  [300, 1],
  [301, 3],
  [1039, 7],
  [1500, 10],
  [9000, 10],
])('the gate of %i operations is shared by %i machines', (operations, machines) => {
  expect(shardsFor(operations)).toBe(machines);
});

test.each([
  [300, false],
  [301, true],
])('of %i operations the workflows have shards: %s', async (operations, isShared) => {
  const [github, gitlab] = await Promise.all([written('github', operations), written('gitlab', operations)]);
  expect(github).toContain('uses: ./node_modules/openapi-contract\n');
  expect(github.includes('shard: [1, 2, 3]\n')).toBe(isShared);
  expect(github.includes('shard: ${{ matrix.shard }}/3\n')).toBe(isShared);
  expect(gitlab.includes('parallel: 3\n')).toBe(isShared);
});
