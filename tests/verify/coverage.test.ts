import { describe, expect, test } from 'vitest';
import { coverageFigure, coverageOf, type ConstraintCoverage, type Side } from '../../src/verify/coverage.ts';
import { foldedTexts, missingTexts } from '../../src/verify/coverage-text.ts';
import type { PlannedConstraint } from '../../src/verify/plan/planned-constraint.ts';
import type { Verdict } from '../../src/verify/verdict.ts';

const constraint = {
  key: 'k',
  operation: 'POST /x',
  part: 'body',
  keyword: 'maxItems',
  pointer: '/p',
  instancePath: '',
};
const accepted: Verdict = { outcome: 'accepted' };
const rejected: Verdict = { outcome: 'rejected' };
const failed: Verdict = { outcome: 'failed', reason: 'answered 500' };
const unclear: Verdict = { outcome: 'unclear', reason: 'answered 404: needs state' };

function coverage(accepting: Verdict[], rejecting: Verdict[], gaps: Partial<PlannedConstraint> = {}) {
  const planned = {
    constraint,
    accepting: accepting.map((_, index) => `a${index}`),
    rejecting: rejecting.map((_, index) => `r${index}`),
    ...gaps,
  };
  const verdicts = new Map([
    ...accepting.map((verdict, index) => [`a${index}`, verdict] as const),
    ...rejecting.map((verdict, index) => [`r${index}`, verdict] as const),
  ]);
  return coverageOf([planned], verdicts, () => []);
}

describe('the side that must be accepted', () => {
  test.each<[string, Verdict[], Side]>([
    ['all accepted', [accepted, accepted], { outcome: 'yes' }],
    ['one rejected', [accepted, rejected], { outcome: 'no', reason: 'was rejected' }],
    ['one failed', [failed, accepted], { outcome: 'no', reason: 'answered 500' }],
    ['one unclear', [unclear, accepted], { outcome: 'yes' }],
    ['all unclear', [unclear], { outcome: 'not-tried', reason: 'answered 404: needs state' }],
    ['none', [], { outcome: 'not-tried', reason: 'no case tries it' }],
  ])('%s', (_, verdicts, side) => {
    expect(coverage(verdicts, [])[0]?.accepted).toEqual(side);
  });
});

describe('the side that must be rejected', () => {
  test.each<[string, Verdict[], Side]>([
    ['all rejected', [rejected, rejected], { outcome: 'yes' }],
    ['one accepted', [rejected, accepted], { outcome: 'no', reason: 'was accepted' }],
    ['one failed', [failed], { outcome: 'no', reason: 'answered 500' }],
  ])('%s', (_, verdicts, side) => {
    expect(coverage([], verdicts)[0]?.rejected).toEqual(side);
  });
});

test('what no request can try does not count', () => {
  const gap = { reason: 'it cannot be expressed on the wire', impossible: true };
  const rows = [
    ...coverage([accepted], [rejected]),
    ...coverage([accepted], [accepted]),
    ...coverage([accepted], [], { whyNotRejecting: gap }),
    ...coverage([accepted], [], { whyNotRejecting: { reason: 'not known', impossible: false } }),
  ];
  expect(rows[2]?.rejected).toEqual({ outcome: 'impossible', reason: gap.reason });
  expect(coverageFigure(rows)).toEqual({ both: 1, total: 3, impossible: 1 });
});

test('constraints of one reason are told together', () => {
  const row: ConstraintCoverage = {
    ...constraint,
    accepted: { outcome: 'yes' },
    rejected: { outcome: 'not-tried', reason: 'answered 404' },
    documentedRules: [],
  };
  const lacking = ['a', 'b', 'c', 'd', 'e'].map((key) => Object.assign({}, row, { key }));
  expect(foldedTexts(lacking)).toEqual([
    '5 constraints beyond it not tried (answered 404): a, b, c and 2 others',
  ]);
  expect(foldedTexts(lacking.slice(0, 2))).toEqual(missingTexts(lacking.slice(0, 2)));
});
