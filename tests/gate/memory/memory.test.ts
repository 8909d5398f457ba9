import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import path from 'node:path';
import { openMemory } from '../../../src/gate/memory/memory.ts';
import { secretVariable } from '../../../src/gate/memory/secret.ts';
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

test.each([
  ['another Node', 'version'],
  ['another system', 'platform'],
  ['another processor', 'arch'],
] as const)('nothing that %s has judged is remembered', async (_, property) => {
  const before = Object.getOwnPropertyDescriptor(process, property) as PropertyDescriptor;
  const change = async () => Object.defineProperty(process, property, { ...before, value: 'v0.0.0' });
  try {
    expect(await recalledAfter('types', change)).toBeUndefined();
  } finally {
    Object.defineProperty(process, property, before);
  }
});

test('what changes while a step runs is not remembered', async () => {
  const memory = await openMemory(withoutBase, { root: project.root });
  await memory.recall('verify', 'pets');
  await project.write('spec/pets/openapi.yaml', '# other\n');
  await memory.keep('verify', 'pets', result);
  const again = await openMemory(withoutBase, { root: project.root });
  expect(await again.recall('verify', 'pets')).toBeUndefined();
});

test.each([
  ['a package that is linked', "extends: ['@acme/rules']\n"],
  ['a file of a package that is linked', "extends: [['@acme/rules/strict.yaml', all]]\n"],
  ['a function that imports a linked package', 'functions: [linked]\n'],
  ['a file that is not valid YAML', 'extends:\n  - ./shared/rules.yaml\n  info-contact: error\n'],
])('lint by %s is never remembered', async (_, ruleset) => {
  const modules = path.join(project.root, 'node_modules');
  await rm(modules);
  await mkdir(path.join(modules, '@acme'), { recursive: true });
  await symlink('../../packages/rules', path.join(modules, '@acme/rules'));
  await project.write('packages/rules/package.json', '{ "main": "index.yaml" }\n');
  await project.write('packages/rules/index.yaml', 'rules: {}\n');
  await project.write('functions/linked.js', "import words from '@acme/rules';\n");
  await project.write('.spectral.yaml', ruleset);
  expect(await recalledAfter('lint', async () => {})).toBeUndefined();
});

test('lint by an installed package is remembered', async () => {
  const modules = path.join(project.root, 'node_modules');
  await rm(modules);
  await project.write('node_modules/acme-rules/package.json', '{ "main": "index.yaml" }\n');
  await project.write('.spectral.yaml', 'extends: [acme-rules, spectral:oas]\nfunctions: [own]\n');
  await project.write('functions/own.js', "import fs from 'node:fs';\nimport path from 'path';\n");
  expect(await recalledAfter('lint', async () => {})).toEqual(result);
});

test.each(steps.flatMap(({ name, needsBase }) => (needsBase === true ? [] : [name])))(
  '%s in a folder of a workspace is forgotten with a change of what the workspace installs',
  async (step) => {
    const root = path.join(project.root, 'packages/api');
    await project.write('packages/api/spec/pets/openapi.yaml', 'openapi: 3.1.0\n');
    const memory = await openMemory(withoutBase, { root });
    await memory.recall(step, 'pets');
    await memory.keep(step, 'pets', result);
    expect(await memory.recall(step, 'pets')).toEqual(result);
    await project.write('package-lock.json', '{}\n');
    const after = await openMemory(withoutBase, { root });
    expect(await after.recall(step, 'pets')).toBeUndefined();
  },
);

test.each<[string, (place: string) => Promise<unknown>]>([
  ['a link to a folder', (place) => symlink('../../shared', place)],
  ['a link to the folder that it is in', (place) => symlink('.', place)],
  ['a link to itself', (place) => symlink('other', place)],
  ['a link to nothing', (place) => symlink('nothing', place)],
  ['a pipe', async (place) => execFileSync('mkfifo', [place])],
])('%s in a contract is part of what is remembered', async (_, make) => {
  const place = path.join(project.root, 'spec/pets/other');
  const recalled = await recalledAfter('types', () => make(place));
  expect(recalled).toBeUndefined();
  await rm(path.join(project.root, '.openapi-contract'), { recursive: true });
  expect(await recalledAfter('types', async () => {})).toEqual(result);
});

test.each([[{}], [null], [{ findings: [{}] }], [{ findings: [finding({ severity: 'error' })] }]])(
  'a result that no step can have kept, %j, is as good as none',
  async (forged) => {
    const file = '.openapi-contract/gate/pets/types.json';
    const recalled = await recalledAfter('types', async () => {
      const { key } = JSON.parse(await project.read(file)) as { key: string };
      await project.write(file, JSON.stringify({ key, result: forged }));
    });
    expect(recalled).toBeUndefined();
  },
);

describe('what somebody else has written is as good as none', () => {
  const file = '.openapi-contract/gate/pets/types.json';
  afterEach(() => vi.unstubAllEnvs());

  test('without a signature, with another key', async () => {
    const recalled = await recalledAfter('types', async () => {
      const kept = JSON.parse(await project.read(file)) as object;
      await project.write(file, JSON.stringify({ ...kept, signature: undefined }));
    });
    expect(recalled).toBeUndefined();
  });

  test('with another result under the same signature', async () => {
    const recalled = await recalledAfter('types', async () => {
      const kept = JSON.parse(await project.read(file)) as object;
      await project.write(file, JSON.stringify({ ...kept, result: { ...result, findings: [] } }));
    });
    expect(recalled).toBeUndefined();
  });

  test('on another machine', async () => {
    const recalled = await recalledAfter('types', async () => {
      vi.stubEnv(secretVariable, 'the secret of another machine');
    });
    expect(recalled).toBeUndefined();
  });

  test('unless both machines have the same secret', async () => {
    vi.stubEnv(secretVariable, 'the secret of several machines');
    expect(await recalledAfter('types', async () => {})).toEqual(result);
  });

  test('of another step, or of another contract', async () => {
    const alike: Step = { ...(withoutBase[0] as Step), inputs: async () => () => [{ text: 'the same' }] };
    const both = [
      { ...alike, name: 'first' },
      { ...alike, name: 'second' },
    ];
    const memory = await openMemory(both, { root: project.root });
    await memory.recall('first', 'pets');
    await memory.keep('first', 'pets', result);
    const kept = await project.read('.openapi-contract/gate/pets/first.json');
    await project.write('.openapi-contract/gate/pets/second.json', kept);
    await project.write('.openapi-contract/gate/other/first.json', kept);
    expect(await memory.recall('first', 'pets')).toEqual(result);
    expect(await memory.recall('second', 'pets')).toBeUndefined();
    expect(await memory.recall('first', 'other')).toBeUndefined();
  });

  test('where git tracks any of it', async () => {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: project.root });
    git('init', '--quiet');
    expect(
      await recalledAfter('types', async () => void git('add', '--force', '.openapi-contract/.gitignore')),
    ).toBeUndefined();
    const memory = await openMemory(withoutBase, { root: project.root });
    await memory.keep('types', 'pets', { findings: [] });
    expect(await project.read(file)).toContain('"warning"');
  });
});

test.each([['.openapi-contract'], ['.openapi-contract/gate']])('a link at %s is refused', async (place) => {
  const elsewhere = path.join(project.root, 'elsewhere');
  await mkdir(elsewhere);
  await mkdir(path.dirname(path.join(project.root, place)), { recursive: true });
  await symlink(elsewhere, path.join(project.root, place));
  await expect(openMemory(withoutBase, { root: project.root })).rejects.toThrow('it is not written');
});

test('a link below is refused when something is to be written', async () => {
  const elsewhere = path.join(project.root, 'elsewhere');
  await mkdir(elsewhere);
  await mkdir(path.join(project.root, '.openapi-contract/gate'), { recursive: true });
  await symlink(elsewhere, path.join(project.root, '.openapi-contract/gate/pets'));
  const memory = await openMemory(withoutBase, { root: project.root });
  await memory.recall('types', 'pets');
  await expect(memory.keep('types', 'pets', result)).rejects.toThrow('leads through the link');
  expect(await readdir(elsewhere)).toEqual([]);
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

test('what cannot be read is no hindrance', async () => {
  await project.write('package-lock.json/a', 'A folder where a file is looked for.\n');
  expect(await recalledAfter('types', async () => {})).toEqual(result);
});

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
