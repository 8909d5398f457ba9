import type { ContractOutcome, GateReport } from '../../src/gate/gate.ts';
import type { Json } from '../../src/json.ts';
import type { Report } from '../../src/report/report.ts';
import type { CoverageSummary } from '../../src/report/run-summary.ts';
import type { Shard } from '../../src/verify/shard.ts';

/** What reports are made of, of a run of the gate. */
export function reportOf(report: GateReport, milliseconds: number): Report {
  const { verdict, steps, contracts, findings, part } = report;
  return {
    findings,
    // What a merge reads back: it is data as it is.
    ...(part && {
      details: { shard: shardText(part.shard), part: JSON.parse(JSON.stringify(part)) as Json },
    }),
    summary: { verdict, milliseconds, steps, contracts },
    coverage: coverageOf(contracts),
  };
}

/** A shard as the command line has it: `2/5`. */
export function shardText({ index, of }: Shard): string {
  return `${index}/${of}`;
}

/** How the constraints of contracts were exercised; nothing of those whose were not. */
export function coverageOf(contracts: readonly ContractOutcome[]): CoverageSummary[] {
  return contracts.flatMap(({ name, constraints, uncovered }) =>
    constraints ? [{ contract: name, ...constraints, missing: uncovered }] : [],
  );
}
