import type { Answer } from './answer.ts';
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
 * it failed; what a server answers that has the thing already says nothing. An unanswered one is not repeated: each try could take the whole deadline.
 */
export async function confirm(judgement: Judgement, trial: Trial): Promise<Confirmed> {
  if (judgement.answer.kind !== 'answered') return { judgement, steady: false };
  let times = 1;
  let of = 1;
  let last = judgement;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const sent = await trial.sendAnew(judgement.testCase);
    const { answer } = sent;
    if (answer.kind === 'not-sent') return { judgement, steady: false };
    if (isOutOfState(answer, judgement.answer)) continue;
    of += 1;
    const found = trial.judge(sent).find((other) => causeOf(other) === causeOf(judgement));
    if (found) times += 1;
    last = found ?? last;
  }
  // The last one has what led to it alone.
  return times === of
    ? { judgement: last, steady: of > 1 }
    : { judgement: { ...judgement, tries: { times, of } }, steady: false };
}

/** The statuses of a server on which the first request has left its mark: it has the name already, or had enough. */
const ofState = new Set([404, 409, 410, 412, 423, 429]);

/** Whether an answer says nothing of the failure, as what the first request did is in the way. */
function isOutOfState(answer: Answer, first: Answer): boolean {
  if (answer.kind !== 'answered' || first.kind !== 'answered') return false;
  return ofState.has(answer.status) && answer.status !== first.status;
}
