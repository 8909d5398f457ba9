import type { ComparisonRecord } from '../change-record.ts';
import type { ConstraintRecord } from '../constraint-record.ts';
import type { SourceLocation } from '../source-location.ts';

/** How a step ended, on one contract or on all of them. */
export type StepStatus = 'passed' | 'failed' | 'crashed';

/** What a run of several steps over several contracts adds up to: the gate, an update. */
export interface RunSummary {
  readonly verdict: 'pass' | 'fail' | 'crash';
  readonly milliseconds: number;
  /** In the order of reports. */
  readonly steps: readonly StepSummary[];
  /** Steps that were not run on anything, and why. */
  readonly skipped?: readonly { readonly name: string; readonly why: string }[];
  /** In the order of reports. */
  readonly contracts: readonly ContractSummary[];
}

/** One step on all contracts. */
export interface StepSummary {
  readonly name: string;
  readonly status: StepStatus;
  readonly milliseconds: number;
  /** What was done, in a few words: `16 files up to date`. */
  readonly figure: string;
  /** Nothing it depends on has changed since it passed. */
  readonly remembered: boolean;
}

/** One contract in all steps. */
export interface ContractSummary {
  readonly name: string;
  /** By the step's name; without an entry the step was not run on it. */
  readonly steps: Readonly<Record<string, ContractStepSummary>>;
  readonly constraints?: ConstraintSummary;
  /** Every constraint, where they were exercised. */
  readonly coverage?: readonly ConstraintRecord[];
  /** What changed since a base, where it was compared. */
  readonly comparison?: ComparisonRecord;
  /** What became of it, in a line that names it, of runs that change something. */
  readonly outcome?: string;
  /** Why it could not be loaded, or why a step crashed. */
  readonly failure?: FailureSummary;
}

/** One step on one contract. */
export interface ContractStepSummary {
  readonly status: StepStatus;
  readonly remembered: boolean;
  readonly milliseconds: number;
}

/** How many constraints were exercised. */
export interface ConstraintSummary {
  /** Exercised on both sides. */
  readonly both: number;
  /** All that requests can try on both sides. */
  readonly total: number;
  /** Those left out of the total: no request can try them. */
  readonly impossible: number;
}

/** What went wrong other than by findings. */
export interface FailureSummary {
  readonly message: string;
  readonly location?: SourceLocation;
  readonly help?: string;
}

/** How the constraints of one contract were exercised, in words too. */
export interface CoverageSummary extends ConstraintSummary {
  readonly contract: string;
  /** Each constraint not exercised on both sides, and why. */
  readonly missing: readonly string[];
}

/** The steps of one contract by name, in the order of the run's own, whichever of them ended first. */
export function stepsInOrder(
  { steps }: ContractSummary,
  run: Pick<RunSummary, 'steps'>,
): readonly (readonly [string, ContractStepSummary])[] {
  const order = run.steps.map(({ name }) => name);
  return Object.entries(steps).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

/** The constraints of all contracts together; `undefined` when none of them had any exercised. */
export function totalOf(
  contracts: readonly Pick<ContractSummary, 'constraints'>[],
): ConstraintSummary | undefined {
  const figures = contracts.flatMap(({ constraints }) => constraints ?? []);
  if (figures.length === 0) return undefined;
  return figures.reduce((sum, figure) => ({
    both: sum.both + figure.both,
    total: sum.total + figure.total,
    impossible: sum.impossible + figure.impossible,
  }));
}
