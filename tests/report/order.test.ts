import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { countSeverities, severities, sortFindings } from '../../src/report/order.ts';
import { finding } from './findings.ts';

test('findings come by contract, worst first, then by place and rule', () => {
  const ordered = [
    finding({ contract: 'a', severity: 'error', location: { file: 'a.yaml', line: 2, column: 1 } }),
    finding({ contract: 'a', severity: 'error', location: { file: 'a.yaml', line: 10, column: 1 } }),
    finding({ contract: 'a', severity: 'error', location: { file: 'a.yaml', line: 10, column: 3 } }),
    finding({ contract: 'a', severity: 'error', location: { file: 'b.yaml', line: 1, column: 1 } }),
    finding({ contract: 'a', severity: 'warning', location: { file: 'a.yaml', line: 1, column: 1 } }),
    finding({ contract: 'a', severity: 'information' }),
    finding({ contract: 'b', rule: 'lint/a' }),
    finding({ contract: 'b', rule: 'lint/b' }),
  ];
  expect(sortFindings(ordered.toReversed())).toEqual(ordered);
});

const arbitraryFinding = fc
  .record({ contract: fc.string(), severity: fc.constantFrom(...severities), message: fc.string() })
  .map(finding);

property.prop([fc.array(arbitraryFinding), fc.infiniteStream(fc.nat())])(
  'the order is that of the set, not of who came first',
  (findings, random) => {
    const shuffled = findings
      .map((each) => ({ each, key: random.next().value }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ each }) => each);
    expect(sortFindings(shuffled)).toEqual(sortFindings(findings));
  },
);

test('counts by severity', () => {
  const findings = [finding(), finding(), finding({ severity: 'warning' })];
  expect(countSeverities(findings)).toEqual({ error: 2, warning: 1, information: 0 });
});
