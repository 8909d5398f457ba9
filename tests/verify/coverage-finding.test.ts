import { expect, test } from 'vitest';
import type { ConstraintCoverage, Side } from '../../src/verify/coverage.ts';
import { coverageFinding } from '../../src/verify/coverage-finding.ts';

function row(key: string, accepted: Side['outcome'], rejected: Side['outcome']): ConstraintCoverage {
  const constraint = {
    key,
    operation: 'GET /',
    part: 'body',
    keyword: 'type',
    pointer: '/x',
    instancePath: '',
  };
  return { ...constraint, accepted: side(accepted), rejected: side(rejected), documentedRules: [] };
}

function side(outcome: Side['outcome']): Side {
  return outcome === 'yes' ? { outcome } : { outcome, reason: 'for a reason' };
}

const three = [row('a', 'yes', 'yes'), row('b', 'yes', 'no'), row('c', 'not-tried', 'yes')];

test.each([
  ['all of it', [row('a', 'yes', 'yes')], 100],
  ['a third of three', three, 33],
  ['nothing of something', three, 0],
  ['nothing of nothing', [], 100],
  ['all that can be tried', [row('a', 'yes', 'yes'), row('b', 'yes', 'impossible')], 100],
])('%s is enough', (_, coverage, required) => {
  expect(coverageFinding({ contract: 'pets', coverage }, required)).toEqual([]);
});

test('too little names what is missing, and why', () => {
  const [finding] = coverageFinding(
    { contract: 'pets', coverage: [...three, row('d', 'yes', 'impossible')] },
    34,
  );
  expect(finding).toMatchObject({ rule: 'verify/coverage', severity: 'error', contract: 'pets' });
  expect(finding?.message).toBe('1 of 3 constraints were exercised on both sides, 33 %; required are 34 %.');
  expect(finding?.evidence).toEqual([
    {
      label: 'not exercised',
      value: ['b: beyond it wrong (for a reason)', 'c: at its edge not tried (for a reason)'],
    },
  ]);
});
