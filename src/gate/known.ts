import type { Finding } from '../finding.ts';
import { any, judgeByKnown, notMet, type KnownFailure } from '../verify/baseline.ts';
import { statusFor } from './outcome.ts';
import type { Progress } from './progress.ts';

/** What is known of failures, and the day, as `2026-01-31`. */
export interface Known {
  readonly baseline?: readonly KnownFailure[];
  readonly today?: string;
}

/** The progress of a run whose findings are judged by what is known of them. What was found is noted in `seen`. */
export function byBaseline(
  progress: Progress,
  { baseline = [], today = '' }: Known,
  seen: Finding[],
): Progress {
  if (baseline.length === 0) return progress;
  return {
    ...progress,
    add: (task) => {
      seen.push(...task.result.findings);
      const findings = judgeByKnown(task.result.findings, baseline, today);
      const status = task.status === 'crashed' ? task.status : statusFor(findings);
      progress.add({ ...task, status, result: { ...task.result, findings } });
    },
  };
}

/** What is known and no longer there: of the steps that ran, on all operations. */
export function noLongerMet(
  progress: Progress,
  { baseline = [], operations }: Known & { readonly operations?: readonly string[] },
  seen: readonly Finding[],
): readonly Finding[] {
  if (operations !== undefined) return [];
  const ran = progress.stepOutcomes().filter(({ status }) => status !== 'crashed');
  const names = new Set(progress.contractOutcomes().map(({ name }) => name));
  return notMet(
    seen,
    baseline,
    ({ rule, contract }) =>
      (contract === any || names.has(contract)) && ran.some(({ name }) => rule.startsWith(`${name}/`)),
  );
}
