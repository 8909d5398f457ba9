import { expect, test } from 'vitest';
import type { ChangeRecord } from '../../../src/change-record.ts';
import type { ConstraintRecord, SideRecord } from '../../../src/constraint-record.ts';
import { verdictSentence, type Judged } from '../../../src/report/html/verdict-sentence.ts';

function constraint(accepted: SideRecord['outcome'], rejected: SideRecord['outcome']): ConstraintRecord {
  return {
    constraint: 'POST /pets body/type',
    operation: 'POST /pets',
    part: 'body',
    keyword: 'type',
    pointer: '',
    instancePath: '',
    accepted: { outcome: accepted },
    rejected: { outcome: rejected },
    documentedRules: [],
  };
}

function change(severity: ChangeRecord['severity'], grade?: 'breaks' | 'may'): ChangeRecord {
  const reach = grade === undefined ? [] : [{ consumer: 'web', grade, places: [] }];
  return { id: 'a.b.c.d', rule: 'r', severity, operations: [], message: 'm', proof: 'structural', reach };
}

const error = { severity: 'error', title: 'Something is wrong' } as const;
const nothing: Judged = {
  verdict: 'fail',
  findings: [],
  coverage: [],
  changes: [],
  contracts: 1,
  failures: [],
};

test.each<readonly [string, Partial<Judged>]>([
  [
    'Every rule holds: all 1 constraint on both sides of their edge.',
    { verdict: 'pass', coverage: [constraint('yes', 'yes')] },
  ],
  [
    'Nothing is wrong: 1 of 2 constraints hold on both sides.',
    { verdict: 'pass', coverage: [constraint('yes', 'yes'), constraint('yes', 'not-tried')] },
  ],
  ['Nothing is wrong.', { verdict: 'pass' }],
  ['The server breaks 1 rule.', { findings: [error], coverage: [constraint('yes', 'no')] }],
  [
    '1 change breaks callers; 1 reaches code we know.',
    { findings: [error], changes: [change('breaking', 'breaks'), change('safe')] },
  ],
  [
    '2 changes break callers.',
    { findings: [error], changes: [change('breaking'), change('breaking', 'may')] },
  ],
  ['Something is wrong.', { findings: [error] }],
  ['2 errors in 3 contracts need a fix.', { findings: [error, error], contracts: 3 }],
  [
    'Not everything could be judged: it is no description.',
    { verdict: 'crash', failures: ['it is no description'] },
  ],
])('%s', (sentence, judged) => {
  expect(verdictSentence({ ...nothing, ...judged })).toBe(sentence);
});
