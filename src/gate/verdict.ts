import type { StepOutcome } from './outcome.ts';

/** What the gate says in the end; a crash says that nothing was proved. */
export type Verdict = 'pass' | 'fail' | 'crash';

/**
 * The verdict of a run: a crash outweighs a failure, as what crashed may hide more.
 *
 * @param failures what crashed, or could not be begun
 */
export function judge(steps: readonly Pick<StepOutcome, 'status'>[], failures: readonly unknown[]): Verdict {
  if (failures.length > 0) return 'crash';
  return steps.some(({ status }) => status === 'failed') ? 'fail' : 'pass';
}
