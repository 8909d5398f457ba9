import type { ContractOutcome, GateReport } from '../../src/gate/gate.ts';
import type { Report } from '../../src/report/report.ts';
import type { CoverageSummary } from '../../src/report/run-summary.ts';

/** What reports are made of, of a run of the gate. */
export function reportOf({ verdict, steps, contracts, findings }: GateReport, milliseconds: number): Report {
  return {
    findings,
    summary: { verdict, milliseconds, steps, contracts },
    coverage: coverageOf(contracts),
  };
}

/** How the constraints of contracts were exercised; nothing of those whose were not. */
export function coverageOf(contracts: readonly ContractOutcome[]): CoverageSummary[] {
  return contracts.flatMap(({ name, constraints, uncovered }) =>
    constraints ? [{ contract: name, ...constraints, missing: uncovered }] : [],
  );
}
