import type { GateReport } from '../../src/gate/gate.ts';
import type { Report } from '../../src/report/report.ts';

/** What reports are made of, of a run of the gate. */
export function reportOf({ verdict, steps, contracts, findings }: GateReport, milliseconds: number): Report {
  return {
    findings,
    summary: { verdict, milliseconds, steps, contracts },
    coverage: contracts.flatMap(({ name, constraints, uncovered }) =>
      constraints ? [{ contract: name, ...constraints, missing: uncovered }] : [],
    ),
  };
}
