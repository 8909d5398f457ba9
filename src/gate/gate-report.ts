import type { Finding } from '../finding.ts';
import type { CoverageFigure } from '../verify/coverage.ts';
import type { ContractOutcome, StepOutcome } from './outcome.ts';
import type { GatePart } from './part.ts';
import type { GateFailure, Progress } from './progress.ts';
import { oneOfEachCause } from './causes.ts';
import { judge, type Verdict } from './verdict.ts';

/** How the gate ended. */
export interface GateReport {
  readonly verdict: Verdict;
  /** Those that ran on any contract, in their own order. */
  readonly steps: readonly StepOutcome[];
  readonly contracts: readonly ContractOutcome[];
  /** Those of all steps. */
  readonly findings: readonly Finding[];
  readonly constraints: CoverageFigure | undefined;
  readonly failures: readonly GateFailure[];
  /** What a merge needs, of a run that is a part of one. */
  readonly part?: GatePart;
  /** How long the longest part took, of a merged run. */
  readonly milliseconds?: number;
}

/** The report of a run that has ended, with what there is to say beside its steps. */
export function reportOf(progress: Progress, others: readonly Finding[]): GateReport {
  const steps = progress.stepOutcomes();
  const failures = progress.failures();
  return {
    verdict: judge(steps, failures),
    steps,
    contracts: progress.contractOutcomes(),
    failures,
    findings: oneOfEachCause([...steps.flatMap(({ findings }) => findings), ...others]),
    constraints: steps.map(({ constraints }) => constraints).find((figure) => figure !== undefined),
  };
}
