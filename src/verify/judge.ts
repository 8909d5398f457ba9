import type { Answer } from './answer.ts';
import type { Case } from './case.ts';
import type { Check, Failure } from './check.ts';
import { checks } from './checks.ts';
import { serverAnswers } from './server-answers.ts';
import { exchange } from './exchange.ts';
import type { Target } from './options.ts';
import type { Schemas } from './schemas.ts';

/** A failure with the check that found it and the case that showed it. */
export interface Judgement {
  readonly check: Pick<Check, 'name' | 'help'>;
  readonly failure: Failure;
  readonly testCase: Case;
  readonly answer: Answer;
}

/** Whatever is wrong with the answer to a case. */
export function judge(
  testCase: Case,
  answer: Answer,
  target: Target['kind'],
  schemas: Schemas,
): readonly Judgement[] {
  if (answer.kind === 'not-sent') return [];
  if (answer.kind === 'unanswered') {
    return serverAnswers
      .run(testCase, answer)
      .map((failure) => ({ check: serverAnswers, failure, testCase, answer }));
  }
  const seen = exchange(testCase, answer, target, schemas);
  return checks.flatMap((check) => check.run(seen).map((failure) => ({ check, failure, testCase, answer })));
}

/** What makes judgements one finding: the check and the cause. */
export function causeOf({ check, failure }: Judgement): string {
  return `${check.name} ${failure.cause}`;
}
