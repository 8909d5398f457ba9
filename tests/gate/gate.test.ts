import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { runGate, type GateOptions, type StepOutcome } from '../../src/gate/gate.ts';
import type { Step } from '../../src/gate/step.ts';
import { makeProject, type Project } from '../e2e/project.ts';
import { finding } from '../report/findings.ts';

const module = new URL('./fake-worker-process.ts', import.meta.url);

let project: Project;
beforeAll(async () => {
  const contracts = ['cats', 'dogs', 'unloadable'];
  project = await makeProject(Object.fromEntries(contracts.map((name) => [`spec/${name}/openapi.yaml`, ''])));
});
afterAll(() => project.remove());
afterEach(() => vi.unstubAllEnvs());

/** A step that the fake process knows by its name. */
function step(name: string, members: Partial<Step> = {}): Step {
  return {
    name,
    summary: name,
    inputs: async () => () => [],
    run: () => Promise.reject(new Error('It is run in the fake process.')),
    figure: ({ findings, count }) => `${findings} findings, ${count('done')} done`,
    ...members,
  };
}

/** Gates the contract `cats`, unless others are named. */
function gate(steps: readonly (string | Step)[], options: Partial<GateOptions> = {}) {
  const ended: StepOutcome[] = [];
  const report = runGate({
    root: project.root,
    names: ['cats'],
    steps: steps.map((each) => (typeof each === 'string' ? step(each) : each)),
    module,
    onStep: (outcome) => ended.push(outcome),
    ...options,
  });
  return { report, ended };
}

describe('verdict', () => {
  test.each([
    ['pass', ['passes', 'warns']],
    ['fail', ['passes', 'fails']],
    ['crash', ['fails', 'throws', 'passes']],
  ])('%s', async (verdict, names) => {
    const { report } = gate(names);
    expect((await report).verdict).toBe(verdict);
  });
});

describe('known failures', () => {
  const { rule, pointer } = finding();
  const known = { rule, pointer, reason: 'being fixed', expires: '2026-06-30' };
  test.each<[string, Partial<typeof known>, string, string[]]>([
    ['fail nothing', { pointer: '*' }, 'pass', []],
    ['fail after their day', { pointer: '*', expires: '2026-05-31' }, 'fail', []],
    ['of other rules change nothing', { rule: 'fails/other' }, 'fail', ['verify/baseline']],
    ['of steps that did not run may be there still', { rule: 'other/rule' }, 'fail', []],
  ])('%s', async (_, change, verdict, others) => {
    const baseline = [{ ...known, contract: '*', operation: '*', ...change }];
    const { report } = gate(['fails'], { baseline, today: '2026-06-01' });
    const { findings, ...rest } = await report;
    expect(rest.verdict).toBe(verdict);
    expect(findings.slice(1).map((each) => each.rule)).toEqual(others);
  });
});

test('reports steps in their order, findings of all of them, and the constraints that one counted', async () => {
  const { report, ended } = gate(['fails', 'counts', 'warns']);
  const { steps, findings, constraints } = await report;
  expect(steps.map(({ name, status, figure }) => [name, status, figure])).toEqual([
    ['fails', 'failed', '1 findings, 0 done'],
    ['counts', 'passed', '0 findings, 0 done'],
    ['warns', 'passed', '1 findings, 0 done'],
  ]);
  expect(findings).toEqual([finding(), finding({ severity: 'warning' })]);
  expect(constraints).toEqual({ both: 3, total: 4, impossible: 0 });
  expect(ended).toHaveLength(3);
});

test('adds up what a step did on several contracts, and says how each contract fared', async () => {
  const { report, ended } = gate(['passes', 'counts', 'fails'], { names: ['cats', 'dogs'] });
  const { steps, contracts, constraints } = await report;
  expect(steps.map(({ figure }) => figure)).toEqual([
    '0 findings, 4 done',
    '0 findings, 0 done',
    '2 findings, 0 done',
  ]);
  expect(constraints).toEqual({ both: 6, total: 8, impossible: 0 });
  expect(ended).toHaveLength(3);
  expect(
    contracts.map(({ name, steps: own, constraints: figure }) => [
      name,
      Object.entries(own)
        .map(([each, { status }]) => `${each} ${status}`)
        .toSorted(),
      figure,
    ]),
  ).toEqual(
    ['cats', 'dogs'].map((name) => [
      name,
      ['counts passed', 'fails failed', 'passes passed'],
      { both: 3, total: 4, impossible: 0 },
    ]),
  );
});

test('tells a step what it was asked for', async () => {
  const asked = { requireCoverage: 90, base: 'main', today: '2026-01-31' };
  const { report } = gate(['tells settings'], asked);
  const [told] = (await report).findings;
  expect(JSON.parse(told?.message ?? '')).toEqual({ root: project.root, ...asked });
});

test('says what there is to say of the project only when all of it is looked at', async () => {
  const gone = finding({ contract: 'gone' });
  const looking = step('passes', { ofProject: async (_, names) => (names.includes('dogs') ? [gone] : []) });
  const some = await gate([looking], { names: ['cats', 'dogs'] }).report;
  const all = await gate([looking], { names: undefined }).report;
  expect([some.findings, some.verdict]).toEqual([[], 'pass']);
  expect(all.findings).toEqual([gone]);
  expect(all.steps[0]?.status).toBe('failed');
});

describe('a step that crashes hides nothing of the others', () => {
  test.each([
    ['throws', 'a cause', 'Error: a cause\n    at step.ts:1:1'],
    ['dies', 'The step "dies" ended without an answer (exit code 7)', 'Out of everything'],
    ['is killed', 'The step "is killed" ended without an answer (SIGTERM)', undefined],
    ['hangs', 'The step "hangs" gave no answer within 1.5 s', undefined],
  ])('%s', async (name, message, stack) => {
    const { report } = gate([name, 'fails'], { deadline: 1500 });
    const { verdict, steps, findings, failures } = await report;
    expect(verdict).toBe('crash');
    expect(findings).toEqual([finding()]);
    expect(failures).toEqual([
      { contract: 'cats', step: name, failure: expect.objectContaining({ message }) },
    ]);
    expect(steps[0]?.figure).toBe(message);
    expect(steps[0]?.failure?.stack).toBe(stack);
  });

  test('nor of other contracts', async () => {
    const { report } = gate(['dies'], { names: ['cats', 'dogs'] });
    expect((await report).failures.map(({ contract }) => contract).toSorted()).toEqual(['cats', 'dogs']);
  });
});

test('a contract that cannot be loaded is one failure, with its place, and hides nothing of the others', async () => {
  const { report } = gate(['passes', 'warns', 'counts'], { names: ['unloadable', 'cats'] });
  const { verdict, steps, contracts, failures } = await report;
  expect(verdict).toBe('crash');
  expect(steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
    'passes passed',
    'warns passed',
    'counts passed',
  ]);
  expect(failures).toEqual([
    { contract: 'unloadable', failure: expect.objectContaining({ message: 'bad YAML', help: 'Mend it.' }) },
  ]);
  expect(contracts.map(({ name, steps: own }) => [name, Object.keys(own).length])).toEqual([
    ['cats', 3],
    ['unloadable', 0],
  ]);
});

test('a contract alone that cannot be loaded leaves no steps', async () => {
  const { report, ended } = gate(['passes', 'hangs'], { names: ['unloadable'] });
  const { verdict, steps } = await report;
  expect([verdict, steps, ended]).toEqual(['crash', [], []]);
});

test('processes do one job after another', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `many-${index}`);
  const many = await makeProject(Object.fromEntries(names.map((name) => [`spec/${name}/openapi.yaml`, ''])));
  const telling = step('tells how many jobs its process has done', {
    figure: ({ count }) => String(count('jobs')),
  });
  const { contracts, steps } = await gate([telling], { root: many.root, names: undefined }).report;
  await many.remove();
  expect(contracts).toHaveLength(40);
  // Forty processes with a job each would make forty.
  expect(Number(steps[0]?.figure)).toBeGreaterThan(40);
});

test('contracts that are not there are an error', async () => {
  await expect(gate(['passes'], { names: ['birds'] }).report).rejects.toThrow(ExpectedError);
});

test('an interruption ends the steps, and says so of each contract', async () => {
  const stop = new AbortController();
  const { report, ended } = gate(['hangs', 'hangs'], { stop: stop.signal });
  setTimeout(() => stop.abort(new Error('interrupted')), 200);
  const { verdict, failures } = await report;
  expect(verdict).toBe('crash');
  expect(new Set(failures.map(({ failure }) => failure.message))).toEqual(
    new Set(['interrupted before it ended']),
  );
  expect(ended).toHaveLength(1);
});

test('a process that ends early leaves no temporary files', async () => {
  const temporary = path.join(project.root, 'temporary');
  await mkdir(temporary);
  vi.stubEnv('TMPDIR', temporary);
  const { failures } = await gate(['dies beside a temporary folder']).report;
  expect(failures[0]?.failure.stack).toContain(`${temporary}/`);
  expect(await readdir(temporary)).toEqual([]);
});

test('no folder for temporary files is no bug', async () => {
  vi.stubEnv('TMPDIR', path.join(project.root, 'none'));
  await expect(gate(['passes']).report).rejects.toMatchObject({
    name: 'ExpectedError',
    message: `No temporary folder can be made in ${project.root}/none (ENOENT)`,
  });
});
