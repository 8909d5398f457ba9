import { expect, test } from 'vitest';
import { verdictLine } from '../../../scripts/gate/summary.ts';
import type { ContractOutcome, GateReport } from '../../../src/gate/gate.ts';

/** A contract on which one step passed, now or before. */
function contract(remembered: boolean): ContractOutcome {
  const steps = { lint: { status: 'passed', remembered, milliseconds: 1 } } as const;
  return { name: 'pets', steps } as unknown as ContractOutcome;
}

test.each<[GateReport['verdict'], readonly boolean[], string]>([
  ['pass', [false], 'PASS in 1.5 s'],
  ['pass', [true, false], 'PASS in 1.5 s; 1 of 2 contracts unchanged since they passed'],
  ['pass', [true, true], 'PASS in 1.5 s; nothing has changed since it passed (--no-cache runs it again)'],
  ['fail', [false, false], 'FAIL in 1.5 s'],
  ['fail', [true, false], 'FAIL in 1.5 s; 1 of 2 contracts unchanged since they passed'],
  // A contract that is gone fails the gate, and is none that is there.
  ['fail', [true, true], 'FAIL in 1.5 s; no contract that is there has changed since it passed'],
])('%s, of contracts remembered %j', (verdict, remembered, line) => {
  const report = { verdict, constraints: undefined, contracts: remembered.map(contract) };
  expect(verdictLine(report as unknown as GateReport, 1500, false)).toBe(`${line}\n`);
});
