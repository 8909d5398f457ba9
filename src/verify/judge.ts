import type { Answer } from './answer.ts';
import type { Case } from './case.ts';
import type { Check, Failure } from './check.ts';
import { checks } from './checks.ts';
import { serverAnswers } from './server-answers.ts';
import { exchange, type JudgeSettings } from './exchange.ts';
import type { Prepared } from './resources/stock.ts';
import { verdict, type Verdict } from './verdict.ts';

/** A failure with the check that found it and the case that showed it. */
export interface Judgement {
  readonly check: Pick<Check, 'name' | 'help'>;
  readonly failure: Failure;
  readonly testCase: Case;
  readonly answer: Answer;
  /** What was sent before, when the case is a step of a sequence. */
  readonly before?: readonly Pick<Judgement, 'testCase' | 'answer'>[];
  /** How often it failed of how many tries; set when it did not fail each time. */
  readonly tries?: { readonly times: number; readonly of: number };
}

/** What an answer says about its case's constraint, and what is wrong with it. */
export interface Judged {
  readonly verdict: Verdict;
  readonly judgements: readonly Judgement[];
}

/** Judges the answer to a case. */
export function judge(testCase: Case, answer: Answer, settings: JudgeSettings): Judged {
  if (answer.kind === 'not-sent') {
    return { verdict: { outcome: 'unclear', reason: answer.message }, judgements: [] };
  }
  if (answer.kind === 'unanswered') {
    const failures = serverAnswers.run(testCase, answer);
    const judgements = failures.map((failure) => ({ check: serverAnswers, failure, testCase, answer }));
    return { verdict: { outcome: 'failed', reason: `the server ${answer.message}` }, judgements };
  }
  const seen = exchange(testCase, answer, settings);
  const judgements = checks.flatMap((check) =>
    check.run(seen).map((failure) => ({ check, failure, testCase, answer })),
  );
  return { verdict: verdict(seen), judgements };
}

/** Judges the answer to a case before which others were sent. What earlier tries were answered is judged as well. */
export function judgePrepared(
  { testCase, answer, before, superseded }: Omit<Prepared, 'ids'>,
  settings: JudgeSettings,
): Judged {
  const judged = judge(testCase, answer, settings);
  const earlier = superseded.flatMap((sent) => judge(sent.testCase, sent.answer, settings).judgements);
  const all = [...judged.judgements, ...earlier];
  const judgements = before.length === 0 ? all : all.map((each) => Object.assign({}, each, { before }));
  return { verdict: judged.verdict, judgements };
}

/** What makes judgements one finding: the check and the cause. */
export function causeOf({ check, failure }: Judgement): string {
  return `${check.name} ${failure.cause}`;
}

/**
 * Whether a request shows by itself what is wrong. What is read hangs on what was done before, which a sequence shows;
 * what fails now and then may do so as well.
 */
export function isToldByItself({ testCase, tries }: Judgement): boolean {
  const { method } = testCase.request;
  return tries === undefined && method !== 'GET' && method !== 'HEAD';
}
