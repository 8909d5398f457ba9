import type { Finding } from '../finding.ts';
import type { CoverageFigure } from '../verify/coverage.ts';
import { forkStep } from './fork-step.ts';
import { toError, type Failure, type StepJob, type StepMessage } from './step-message.ts';
import type { Step } from './step.ts';
import { steps as allSteps } from './steps.ts';
import { judge, type Verdict } from './verdict.ts';

/** How the gate is run. */
export interface GateOptions {
  /** The project's absolute folder. */
  readonly root: string;
  /** The contracts by name; all of them when absent. */
  readonly names?: readonly string[];
  /** Percent of the constraints that must be exercised on both sides. */
  readonly requireCoverage?: number;
  /** The git revision that the contracts are compared with: `origin/main`. Without it nothing is compared. */
  readonly base?: string;
  /** The day, as `2026-01-31`, by which approvals of what breaks expire; needed with `base`. */
  readonly today?: string;
  /** The steps to run; all that can be run by default. */
  readonly steps?: readonly Pick<Step, 'name'>[];
  /** The module that runs one step; the gate's own by default. */
  readonly module?: URL;
  /** Milliseconds after which a step counts as hanging; 15 minutes by default. */
  readonly deadline?: number;
  /** Ends the steps when it aborts. */
  readonly stop?: AbortSignal;
  /** Called as each step ends. */
  readonly onStep?: (outcome: StepOutcome) => void;
}

/** How one step ended. */
export interface StepOutcome {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'crashed';
  readonly milliseconds: number;
  /** What was done, or why it was not. */
  readonly figure: string;
  readonly findings: readonly Finding[];
  readonly constraints?: CoverageFigure;
  /** Set when it crashed. */
  readonly failure?: Failure;
}

/** How the gate ended. */
export interface GateReport {
  readonly verdict: Verdict;
  readonly steps: readonly StepOutcome[];
  /** Those of all steps. */
  readonly findings: readonly Finding[];
  readonly constraints: CoverageFigure | undefined;
}

const defaultDeadline = 15 * 60_000;

/**
 * Runs every step at once, each in a process of its own, so that a crash of one hides nothing of the
 * others. Contracts that cannot be loaded are one error, thrown as it was in the first process that
 * met it. Throws the reason of `stop` when that aborts.
 */
export async function runGate(options: GateOptions): Promise<GateReport> {
  const ended = new AbortController();
  const stop = options.stop ? AbortSignal.any([options.stop, ended.signal]) : ended.signal;
  try {
    const outcomes = await Promise.all(stepsOf(options).map((step) => runStep(step.name, options, stop)));
    return summarise(outcomes);
  } finally {
    ended.abort();
  }
}

/** Nothing can be compared without a base. */
function stepsOf({ steps, base }: GateOptions): readonly Pick<Step, 'name'>[] {
  return steps ?? allSteps.filter(({ needsBase = false }) => !needsBase || base !== undefined);
}

async function runStep(name: string, options: GateOptions, stop: AbortSignal): Promise<StepOutcome> {
  const { root, names, requireCoverage, base, today } = options;
  const job: StepJob = { step: name, root, names, requireCoverage, base, today };
  const started = performance.now();
  const deadline = options.deadline ?? defaultDeadline;
  const message = await forkStep(job, { deadline, stop, module: options.module });
  options.stop?.throwIfAborted();
  const milliseconds = Math.round(performance.now() - started);
  const outcome = { name, milliseconds, ...toOutcome(message) };
  if (!stop.aborted) options.onStep?.(outcome);
  return outcome;
}

function toOutcome(message: StepMessage): Omit<StepOutcome, 'name' | 'milliseconds'> {
  if (message.kind === 'unloadable') throw toError(message.failure);
  if (message.kind === 'crash') {
    return { status: 'crashed', figure: message.failure.message, findings: [], failure: message.failure };
  }
  const failed = message.result.findings.some(({ severity }) => severity === 'error');
  return { status: failed ? 'failed' : 'passed', ...message.result };
}

function summarise(outcomes: readonly StepOutcome[]): GateReport {
  return {
    verdict: judge(outcomes),
    steps: outcomes,
    findings: outcomes.flatMap(({ findings }) => findings),
    constraints: outcomes.map(({ constraints }) => constraints).find((figure) => figure !== undefined),
  };
}
