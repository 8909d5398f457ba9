import type { Finding } from '../finding.ts';
import { coverageShortfall } from '../verify/coverage-finding.ts';
import type { GateOptions } from './gate.ts';
import { reportOf, type GateReport } from './gate-report.ts';
import { byBaseline, noLongerMet } from './known.ts';
import { mergeParts } from './merge-parts.ts';
import { statusFor, type TaskOutcome } from './outcome.ts';
import type { GatePart } from './part.ts';
import { createProgress } from './progress.ts';
import { steps as knownSteps } from './steps.ts';

/**
 * One report and one verdict of the parts of a run that several machines shared.
 *
 * @throws ExpectedError as `mergeParts` does
 */
export function mergeGate(parts: readonly GatePart[], options: MergeOptions): GateReport {
  const { contracts, steps: names, unloadable, ofProject, tasks, milliseconds } = mergeParts(parts);
  const steps = knownSteps.filter(({ name }) => names.includes(name));
  const noted = createProgress({ steps, names: contracts, ofProject, onStep: options.onStep });
  const seen: Finding[] = [];
  const progress = byBaseline(noted, options, seen);
  for (const { contract, failure } of unloadable) progress.addUnloadable(contract, failure);
  for (const task of tasks) progress.add(withCoverage(task, options.requireCoverage ?? 0));
  return { ...reportOf(progress, noLongerMet(progress, options, seen)), milliseconds };
}

/** How the parts of a run are judged. */
export type MergeOptions = Pick<GateOptions, 'baseline' | 'today' | 'requireCoverage' | 'onStep'>;

/** What was exercised can be judged over all parts alone. */
function withCoverage(task: TaskOutcome, required: number): TaskOutcome {
  const { constraints, uncovered = [], counts = {}, findings } = task.result;
  if (!constraints) return task;
  const untried = (counts['untried'] ?? 0) + (counts['interrupted'] ?? 0);
  const lacking = coverageShortfall(
    { contract: task.contract, ...constraints, untried, notTried: counts['notTried'] ?? 0, uncovered },
    required,
  );
  const all = [...findings, ...lacking];
  const status = task.status === 'crashed' ? task.status : statusFor(all);
  return { ...task, status, result: { ...task.result, findings: all } };
}
