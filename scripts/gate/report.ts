import type { ContractOutcome, GateReport } from '../../src/gate/gate.ts';
import { steps as allSteps } from '../../src/gate/steps.ts';
import type { Json } from '../../src/json.ts';
import type { Report } from '../../src/report/report.ts';
import type { CoverageSummary, RunSummary } from '../../src/report/run-summary.ts';
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
    summary: { verdict, milliseconds, steps, contracts, skipped: skippedSteps(steps) },
    coverage: coverageOf(contracts),
  };
}

/** The steps that were not run, and why: there is no base, or nothing for them in the project. */
function skippedSteps(ran: GateReport['steps']): NonNullable<RunSummary['skipped']> {
  const names = new Set(ran.map(({ name }) => name));
  return allSteps
    .filter(({ name }) => !names.has(name))
    .map(({ name, needsBase = false }) => ({
      name,
      why: needsBase ? 'no base was named: --base REV' : 'there is nothing for it here',
    }));
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
