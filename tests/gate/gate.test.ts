import { describe, expect, test } from 'vitest';
import { ExpectedError } from '../../src/expected-error.ts';
import { runGate, type StepOutcome } from '../../src/gate/gate.ts';
import { finding } from '../report/findings.ts';

const module = new URL('./fake-step-process.ts', import.meta.url);

function gate(
  names: readonly string[],
  options: { deadline?: number; stop?: AbortSignal; requireCoverage?: number } = {},
) {
  const steps = names.map((name) => ({ name }));
  const ended: StepOutcome[] = [];
  const report = runGate({
    root: '/project',
    steps,
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

test('reports steps in their order, findings of all of them, and the constraints that one counted', async () => {
  const { report, ended } = gate(['fails', 'counts', 'warns']);
  const { steps, findings, constraints } = await report;
  expect(steps.map(({ name, status, figure }) => [name, status, figure])).toEqual([
    ['fails', 'failed', '1 finding'],
    ['counts', 'passed', '3 of 4'],
    ['warns', 'passed', '1 finding'],
  ]);
  expect(findings).toEqual([finding(), finding({ severity: 'warning' })]);
  expect(constraints).toEqual({ both: 3, total: 4, impossible: 0 });
  expect(ended).toHaveLength(3);
});

test.each([
  [{}, 'root /project, no coverage required'],
  [{ requireCoverage: 90 }, 'root /project, 90 coverage required'],
])('tells a step where the project is, and what is required: %j', async (options, figure) => {
  const { report } = gate(['passes'], options);
  expect((await report).steps[0]?.figure).toBe(figure);
});

describe('a step that crashes hides nothing of the others', () => {
  test.each([
    ['throws', 'a cause', 'Error: a cause\n    at step.ts:1:1'],
    ['dies', 'The step "dies" ended without an answer (exit code 7)', 'Out of everything'],
    ['is killed', 'The step "is killed" ended without an answer (SIGTERM)', undefined],
    ['hangs', 'The step "hangs" gave no answer within 1.5 s', undefined],
  ])('%s', async (name, message, stack) => {
    const { report } = gate([name, 'fails'], { deadline: 1500 });
    const { verdict, steps, findings } = await report;
    expect(verdict).toBe('crash');
    expect(findings).toEqual([finding()]);
    expect(steps[0]?.failure?.message).toBe(message);
    expect(steps[0]?.failure?.stack).toBe(stack);
  });
});

test('contracts that cannot be loaded are one error, with its place', async () => {
  const { report, ended } = gate(['unloadable', 'hangs', 'unloadable']);
  const error: unknown = await report.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ExpectedError);
  expect(String(error)).toBe('spec/pets/openapi.yaml:2:1: bad YAML\n  help: Mend it.');
  expect(ended).toEqual([]);
});

test('an interruption ends the steps and throws its reason', async () => {
  const stop = new AbortController();
  const { report, ended } = gate(['hangs', 'hangs'], { stop: stop.signal });
  setTimeout(() => stop.abort(new Error('interrupted')), 200);
  await expect(report).rejects.toThrow('interrupted');
  expect(ended).toEqual([]);
});
