import { causeOf, type Judgement } from './judge.ts';
import type { Trial } from './trial.ts';

/** How often a request that failed is sent again. */
const repetitions = 3;

/** A failed request after having been sent again. */
export interface Confirmed {
  readonly judgement: Judgement;
  /** Whether it failed for the same cause each time. */
  readonly steady: boolean;
}

/**
 * Sends a case that failed a few times more. One that does not fail each time is flaky, and says how often
 * it failed. An unanswered one is not repeated: each try could take the whole deadline.
 */
export async function confirm(judgement: Judgement, trial: Trial): Promise<Confirmed> {
  if (judgement.answer.kind !== 'answered') return { judgement, steady: false };
  let times = 1;
  let of = 1;
  for (; of <= repetitions; of++) {
    const answer = await trial.send(judgement.testCase);
    if (answer.kind === 'not-sent') return { judgement, steady: false };
    const found = trial.judge(judgement.testCase, answer);
    if (found.some((other) => causeOf(other) === causeOf(judgement))) times++;
  }
  return times === of
    ? { judgement, steady: true }
    : { judgement: { ...judgement, tries: { times, of } }, steady: false };
}
