import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { mergeGate, type MergeOptions } from '../../src/gate/merge-gate.ts';
import type { TaskOutcome } from '../../src/gate/outcome.ts';
import { pairsOf, type GatePart } from '../../src/gate/part.ts';

const lint: Finding = {
  rule: 'lint/rule',
  severity: 'warning',
  message: 'Not so.',
  contract: 'pets',
  pointer: '',
};
const error: Finding = { ...lint, rule: 'verify/response-body', severity: 'error' };
const nothing: Finding = { ...error, rule: 'verify/something-tried' };

function task(step: string, result: Partial<TaskOutcome['result']> = {}): TaskOutcome {
  const findings = result.findings ?? [];
  const status = findings.some(({ severity }) => severity === 'error') ? 'failed' : 'passed';
  return {
    step,
    contract: 'pets',
    status,
    remembered: false,
    begun: 100,
    ended: 300,
    result: { findings, ...result },
  };
}

function verified(both: number, cases: number, findings: readonly Finding[] = []): TaskOutcome {
  const constraints = { both, total: 10, impossible: 1 };
  return task('verify', {
    findings,
    constraints,
    counts: { cases, leftOut: 3 },
    uncovered: [`${both} of ten`],
  });
}

function merge(lists: readonly (readonly TaskOutcome[])[], options: MergeOptions = {}) {
  const parts = lists.map((tasks, place): GatePart => ({
    shard: { index: place + 1, of: lists.length },
    digest: 'same',
    milliseconds: 1000 * (place + 1),
    contracts: ['pets'],
    steps: ['lint', 'verify'],
    tasks,
    unloadable: [],
    ofProject: {},
  }));
  return mergeGate(parts, options);
}

test('what each verified is added up, what all left out is not, and what each says of all is said once', () => {
  const report = merge([[task('lint'), verified(9, 40, [lint])], [verified(10, 2, [lint, error])]]);
  expect(report).toMatchObject({
    verdict: 'fail',
    constraints: { both: 19, total: 20, impossible: 2 },
    findings: [lint, error],
    milliseconds: 2000,
  });
  expect(report.steps.map(({ name, figure }) => `${name}: ${figure}`)).toEqual([
    'lint: no findings',
    'verify: 19 of 20 constraints exercised on both sides, 2 more cannot be tried, 42 cases, 3 untouched operations left out',
  ]);
  expect(report.contracts[0]?.uncovered).toEqual(['9 of ten', '10 of ten']);
});

test.each([
  [0, []],
  [90, []],
  [96, ['19 of 20 constraints were exercised on both sides, 95 %; required are 96 %.']],
])('coverage of %i %% is required of the whole', (requireCoverage, messages) => {
  const report = merge([[task('lint'), verified(9, 40)], [verified(10, 2)]], { requireCoverage });
  expect(report.findings.map(({ message }) => message)).toEqual(messages);
  expect(report.verdict).toBe(messages.length > 0 ? 'fail' : 'pass');
});

test('a part of which nothing could be tried fails the whole only where that holds of all', () => {
  const some = merge([[task('lint'), verified(9, 40)], [verified(10, 0, [nothing])]]);
  const none = merge([[task('lint'), verified(9, 0, [nothing])], [verified(10, 0, [nothing])]]);
  expect([some.findings, some.verdict]).toEqual([[], 'pass']);
  expect([none.findings, none.verdict]).toEqual([[nothing], 'fail']);
});

test('what is known fails nothing', () => {
  const known = { rule: error.rule, contract: 'pets', pointer: '', reason: 'PETS-1', expires: '2030-01-01' };
  const options = { baseline: [known], today: '2029-01-01' };
  const report = merge([[task('lint'), verified(9, 40, [error])], [verified(10, 2)]], options);
  expect([report.verdict, report.findings[0]?.severity]).toEqual(['pass', 'information']);
});

test('a part that crashed makes the whole crash', () => {
  const failure = { message: 'The mock died.', expected: true };
  const report = merge([
    [task('lint'), { ...verified(0, 0), status: 'crashed', failure }],
    [verified(10, 2)],
  ]);
  expect([report.verdict, report.failures]).toEqual([
    'crash',
    [{ contract: 'pets', step: 'verify', failure }],
  ]);
});

test('a step that no part has run is missed', () => {
  expect(() => merge([[verified(9, 40)], [verified(10, 2)]])).toThrow(
    'No part has run the step lint on pets',
  );
});

describe('shards', () => {
  const steps = ['upstream', 'lint', 'verify'];
  test.each([1, 2, 3, 7])(
    'of %i have each step on each contract once, but for verify, which all share',
    (of) => {
      const shards = Array.from({ length: of }, (_, place) =>
        pairsOf(steps, ['a', 'b'], { index: place + 1, of }),
      );
      const others = shards.flat().filter(([step]) => step !== 'verify');
      expect(others.map((pair) => pair.join(' ')).toSorted()).toEqual([
        'lint a',
        'lint b',
        'upstream a',
        'upstream b',
      ]);
      expect(shards.map((pairs) => pairs.filter(([step]) => step === 'verify').length)).toEqual(
        shards.map(() => 2),
      );
    },
  );
});
