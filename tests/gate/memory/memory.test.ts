import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import path from 'node:path';
import { openMemory } from '../../../src/gate/memory/memory.ts';
import type { GateSettings, Step, StepResult } from '../../../src/gate/step.ts';
import { steps } from '../../../src/gate/steps.ts';
import { makeProject, type Project } from '../../e2e/project.ts';
import { finding } from '../../report/findings.ts';

let project: Project;
beforeEach(async () => {
  project = await makeProject({
    'spec/pets/openapi.yaml': 'openapi: 3.1.0\n',
    'spec/other/openapi.yaml': 'openapi: 3.1.0\n',
    'generated/pets/client.ts': '// client\n',
    '.spectral.yaml': 'extends: [./shared/rules.yaml]\nfunctionsDir: lint\nfunctions: [own]\n',
    'shared/rules.yaml': 'rules: {}\n',
    'lint/own.js': "import './parts/words.js';\n",
    'lint/parts/words.js': '',
  });
});
afterEach(() => project.remove());

const result: StepResult = {
  findings: [finding({ severity: 'warning' })],
  counts: { files: 3 },
  constraints: { both: 1, total: 2, impossible: 0 },
};

const withoutBase = steps.filter(({ needsBase }) => needsBase !== true);

/** Keeps a result, lets something happen, and asks for the result again. */
async function recalledAfter(
  step: string,
  happen: () => Promise<unknown>,
  settings: Partial<GateSettings> = {},
): Promise<StepResult | undefined> {
  const before = await openMemory(withoutBase, { root: project.root });
  expect(await before.recall(step, 'pets')).toBeUndefined();
  await before.keep(step, 'pets', result);
  await happen();
  const after = await openMemory(withoutBase, { root: project.root, ...settings });
  return after.recall(step, 'pets');
}

describe.each(withoutBase.map(({ name }) => name))('%s', (step) => {
  test('is remembered while nothing changes', async () => {
    expect(await recalledAfter(step, async () => {})).toEqual(result);
  });

  test.each([
    ['the description', 'spec/pets/openapi.yaml'],
    ['an overlay that is new', 'spec/pets/rules.overlay.yaml'],
    ['installed packages', 'package-lock.json'],
  ])('is forgotten with a change of %s', async (_, file) => {
    expect(await recalledAfter(step, () => project.write(file, '# other\n'))).toBeUndefined();
  });

  test('is remembered when another contract changes', async () => {
    expect(await recalledAfter(step, () => project.write('spec/other/openapi.yaml', '# other\n'))).toEqual(
      result,
    );
  });
});

test.each([
  ['generated', 'generated/pets/client.ts', false],
  ['generated', 'generated/pets/new.ts', false],
  ['generated', 'generated/other/client.ts', true],
  ['types', 'generated/pets/client.ts', false],
  ['lint', '.spectral.yaml', false],
  ['lint', 'shared/rules.yaml', false],
  ['lint', 'lint/own.js', false],
  ['lint', 'lint/parts/words.js', false],
  ['lint', 'lint/parts/other.js', true],
  ['lint', 'generated/pets/client.ts', true],
  ['verify', '.spectral.yaml', true],
])('%s, when %s changes, is remembered: %s', async (step, file, isRemembered) => {
  const recalled = await recalledAfter(step, () => project.write(file, '// other\n'));
  expect(recalled !== undefined).toBe(isRemembered);
});

test('verify is forgotten when more coverage is required', async () => {
  expect(await recalledAfter('verify', async () => {}, { requireCoverage: 100 })).toBeUndefined();
});

test('lint by a ruleset from the network is never remembered', async () => {
  await project.write('.spectral.yaml', 'extends: ["https://rules.example/ours.yaml"]\n');
  expect(await recalledAfter('lint', async () => {})).toBeUndefined();
});

test('what changes while a step runs is not remembered', async () => {
  const memory = await openMemory(withoutBase, { root: project.root });
  await memory.recall('verify', 'pets');
  await project.write('spec/pets/openapi.yaml', '# other\n');
  await memory.keep('verify', 'pets', result);
  const again = await openMemory(withoutBase, { root: project.root });
  expect(await again.recall('verify', 'pets')).toBeUndefined();
});

test.each([['{"key"'], ['null'], ['[]'], ['{"key":"0","result":{}}']])(
  'a memory that holds %s is as good as none',
  async (text) => {
    const recalled = await recalledAfter('types', () =>
      project.write('.openapi-contract/gate/pets/types.json', text),
    );
    expect(recalled).toBeUndefined();
  },
);

test('a step that cannot tell what it depends on is never remembered', async () => {
  const [step] = steps;
  const unsure: Step = { ...step, inputs: async () => () => undefined } as Step;
  const memory = await openMemory([unsure], { root: project.root });
  await memory.recall(unsure.name, 'pets');
  await memory.keep(unsure.name, 'pets', result);
  expect(await memory.recall(unsure.name, 'pets')).toBeUndefined();
});

test('nothing is left beside what is remembered, and git overlooks all of it', async () => {
  await recalledAfter('types', async () => {});
  const folder = path.join(project.root, '.openapi-contract');
  const files = (await readdir(folder, { recursive: true })).toSorted();
  expect(files).toEqual(['.gitignore', 'gate', 'gate/pets', 'gate/pets/types.json']);
  expect(await project.read('.openapi-contract/.gitignore')).toBe('*\n');
});
