import type { ComparisonRecord } from '../change-record.ts';
import type { ConstraintRecord } from '../constraint-record.ts';
import type { Finding } from '../finding.ts';
import type { CoverageFigure } from '../verify/coverage.ts';
import type { Failure } from './step-message.ts';
import type { Step, StepResult, StepTotal } from './step.ts';

/** How a step ended: well, with findings that are errors, or not at all. */
export type StepStatus = 'passed' | 'failed' | 'crashed';

/** How one step ended on one contract. */
export interface TaskOutcome {
  readonly step: string;
  readonly contract: string;
  readonly status: StepStatus;
  /** Whether it was not run, as it passed before and nothing has changed since. */
  readonly remembered: boolean;
  /** When it began and ended, in milliseconds of the same clock. */
  readonly begun: number;
  readonly ended: number;
  /** Nothing, where it crashed. */
  readonly result: StepResult;
  /** Set when it crashed. */
  readonly failure?: Failure;
}

/** How one step ended, on all contracts together. */
export interface StepOutcome {
  readonly name: string;
  readonly status: StepStatus;
  readonly milliseconds: number;
  /** What was done, or why it was not. */
  readonly figure: string;
  /** Whether it was not run on any contract, as it passed before and nothing has changed since. */
  readonly remembered: boolean;
  readonly findings: readonly Finding[];
  readonly constraints?: CoverageFigure;
  /** The first crash on a contract. */
  readonly failure?: Failure;
}

/** How one contract fared. */
export interface ContractOutcome {
  readonly name: string;
  /** By the step's name; none for a contract that could not be loaded. */
  readonly steps: Readonly<Record<string, ContractStep>>;
  readonly constraints?: CoverageFigure;
  /** Each constraint that was not exercised on both sides, and why. */
  readonly uncovered: readonly string[];
  /** Every constraint, where they were exercised. */
  readonly coverage?: readonly ConstraintRecord[];
  /** What changed since the base, where it was compared. */
  readonly comparison?: ComparisonRecord;
  /** Why it could not be loaded, or how its first step crashed. */
  readonly failure?: Failure;
}

/** How one step of a contract ended. */
export type ContractStep = Pick<TaskOutcome, 'status' | 'remembered'> & { readonly milliseconds: number };

/** The status that findings give a step. */
export function statusFor(findings: readonly Finding[]): StepStatus {
  return findings.some(({ severity }) => severity === 'error') ? 'failed' : 'passed';
}

/** Adds up how a step ended on its contracts, and what there is to say of the project beyond them. */
export function stepOutcome(
  step: Step,
  tasks: readonly TaskOutcome[],
  ofProject: readonly Finding[],
): StepOutcome {
  const findings = [...tasks.flatMap(({ result }) => result.findings), ...ofProject];
  const crash = tasks.find(({ failure }) => failure !== undefined);
  const constraints = addFigures(tasks);
  return {
    name: step.name,
    status: crash ? 'crashed' : statusFor(findings),
    milliseconds: duration(tasks.filter(({ remembered }) => !remembered)),
    figure: crash?.failure?.message ?? step.figure(totalOf(tasks, findings.length, constraints)),
    remembered: tasks.length > 0 && tasks.every(({ remembered }) => remembered),
    findings,
    ...(constraints && { constraints }),
    ...(crash?.failure && { failure: crash.failure }),
  };
}

/** Gathers how the steps of one contract ended. */
export function contractOutcome(
  name: string,
  tasks: readonly TaskOutcome[],
  unloadable: Failure | undefined,
): ContractOutcome {
  const failure = unloadable ?? tasks.find((task) => task.failure !== undefined)?.failure;
  const constraints = addFigures(tasks);
  const comparison = tasks.map(({ result }) => result.comparison).find((each) => each !== undefined);
  return {
    name,
    steps: Object.fromEntries(tasks.map((task) => [task.step, contractStep(task)])),
    ...(constraints && { constraints }),
    uncovered: tasks.flatMap(({ result }) => result.uncovered ?? []),
    ...(tasks.some(({ result }) => result.coverage) && {
      coverage: tasks.flatMap(({ result }) => result.coverage ?? []),
    }),
    ...(comparison && { comparison }),
    ...(failure && { failure }),
  };
}

function contractStep({ status, remembered, begun, ended }: TaskOutcome): ContractStep {
  return { status, remembered, milliseconds: Math.round(ended - begun) };
}

/** From the first beginning to the last end: the contracts of a step may be looked at side by side. */
function duration(tasks: readonly TaskOutcome[]): number {
  if (tasks.length === 0) return 0;
  const begun = Math.min(...tasks.map((task) => task.begun));
  return Math.round(Math.max(...tasks.map(({ ended }) => ended)) - begun);
}

function totalOf(
  tasks: readonly TaskOutcome[],
  findings: number,
  constraints: CoverageFigure | undefined,
): StepTotal {
  return {
    findings,
    constraints,
    count: (name) => tasks.reduce((sum, { result }) => sum + (result.counts?.[name] ?? 0), 0),
  };
}

function addFigures(tasks: readonly TaskOutcome[]): CoverageFigure | undefined {
  const figures = tasks.flatMap(({ result }) => result.constraints ?? []);
  if (figures.length === 0) return undefined;
  return figures.reduce((sum, { both, total, impossible }) => ({
    both: sum.both + both,
    total: sum.total + total,
    impossible: sum.impossible + impossible,
  }));
}
