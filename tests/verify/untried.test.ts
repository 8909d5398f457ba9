import { expect, test } from 'vitest';
import type { ConstraintCoverage, Side } from '../../src/verify/coverage.ts';
import { coverageFinding } from '../../src/verify/coverage-finding.ts';
import { mostlyUntriedText } from '../../src/verify/untried.ts';

type Outcomes = readonly [Side['outcome'], Side['outcome']];

function covered(rows: readonly Outcomes[]): readonly ConstraintCoverage[] {
  return rows.map(([accepted, rejected], index) => ({
    key: `constraint ${index}`,
    operation: 'GET /',
    part: 'body',
    keyword: 'type',
    pointer: '/x',
    instancePath: '',
    accepted: { outcome: accepted, ...(accepted !== 'yes' && { reason: 'answered 404' }) },
    rejected: { outcome: rejected, ...(rejected !== 'yes' && { reason: 'answered 409' }) },
    documentedRules: [],
  }));
}

const both: Outcomes = ['yes', 'yes'];
const neither: Outcomes = ['not-tried', 'not-tried'];

test.each<[string, readonly Outcomes[], string | undefined]>([
  ['nothing', [], undefined],
  ['all', [both], undefined],
  ['half', [both, neither], undefined],
  [
    'little',
    [both, neither, neither, ['not-tried', 'yes']],
    '3 of 4 constraints could not be tried, most of them as answered 404: what was not found says little',
  ],
  [
    'what fails',
    [
      ['no', 'yes'],
      ['yes', 'no'],
    ],
    undefined,
  ],
  [
    'little of what can be',
    [both, ['impossible', 'not-tried'], ['yes', 'not-tried'], neither],
    '2 of 3 constraints could not be tried, most of them as answered 409: what was not found says little',
  ],
])('a run that tried %s', (_, rows, text) => {
  const told = mostlyUntriedText(covered(rows));
  expect(told).toBe(text);
  // However little is required.
  const found = coverageFinding({ contract: 'pets', coverage: covered(rows) }, 1);
  expect(found.length > 0).toBe(
    text !== undefined || (rows.every((row) => row.includes('no')) && rows.length > 0),
  );
});
