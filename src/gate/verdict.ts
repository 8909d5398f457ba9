import type { StepOutcome } from './outcome.ts';
import type { GateFailure } from './progress.ts';

/** What the gate says in the end; a crash says that nothing was proved. */
export type Verdict = 'pass' | 'fail' | 'crash';

/** The verdict of a run: a crash outweighs a failure, as what crashed may hide more. */
export function judge(
  steps: readonly Pick<StepOutcome, 'status'>[],
  failures: readonly GateFailure[],
): Verdict {
  if (failures.length > 0) return 'crash';
  return steps.some(({ status }) => status === 'failed') ? 'fail' : 'pass';
}
