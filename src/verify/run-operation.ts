import { sample } from 'fast-check';
import type { Case } from './case.ts';
import { causeOf, judge, type Judgement } from './judge.ts';
import type { Fuzz } from './plan/fuzz.ts';
import type { OperationPlan } from './plan/plan.ts';
import type { JudgeSettings } from './exchange.ts';
import type { Session } from './send/session.ts';
import { shrink } from './shrink.ts';
import type { Verdict } from './verdict.ts';

/** What running an operation's plan needs. */
export interface RunSettings {
  readonly session: Session;
  readonly judging: JudgeSettings;
  readonly seed: number;
  readonly runs: number;
}

/** What came of an operation's plan. */
export interface OperationRun {
  readonly judgements: readonly Judgement[];
  /** By the ids of the cases that try constraints. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly cases: number;
}

/** A case, and for a random one what it was made from. */
interface Sent {
  readonly testCase: Case;
  readonly source?: { readonly fuzz: Fuzz; readonly index: number };
}

/** A judgement, and for a random case what that was made from. */
interface Found {
  readonly judgement: Judgement;
  readonly source: Sent['source'];
}

/** Sends the cases of a plan, random ones included, and judges the answers in the order of the cases. */
export async function runOperation(plan: OperationPlan, settings: RunSettings): Promise<OperationRun> {
  const random = plan.fuzzes.flatMap((fuzz) => sampleCases(fuzz, settings));
  const sent: readonly Sent[] = [...plan.cases.map((testCase) => ({ testCase })), ...random];
  const answers = await settings.session.sendAll(sent.map(({ testCase }) => testCase));
  const judged = sent.flatMap(({ testCase, source }, index) => {
    const answer = answers[index];
    return answer ? [{ id: testCase.id, source, ...judge(testCase, answer, settings.judging) }] : [];
  });
  const found = judged.flatMap(({ judgements, source }) =>
    judgements.map((judgement) => ({ judgement, source })),
  );
  return {
    judgements: await simplest(found, settings),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    cases: sent.length,
  };
}

function sampleCases(fuzz: Fuzz, { seed, runs }: RunSettings): readonly Sent[] {
  if (runs === 0) return [];
  return sample(fuzz.arbitrary, { seed, numRuns: runs }).flatMap((value, index) => {
    const testCase = fuzz.toCase(value, String(index));
    return testCase ? [{ testCase, source: { fuzz, index } }] : [];
  });
}

// The first case of each cause speaks for the others: a planned one as it is, a random one made smaller.
async function simplest(found: readonly Found[], settings: RunSettings): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  const seen = new Set<string>();
  for (const { judgement, source } of found) {
    const cause = causeOf(judgement);
    judgements.push(source && !seen.has(cause) ? await smaller(judgement, source, settings) : judgement);
    seen.add(cause);
  }
  return judgements;
}

async function smaller(
  judgement: Judgement,
  { fuzz, index }: NonNullable<Sent['source']>,
  settings: RunSettings,
): Promise<Judgement> {
  // Each try of a search for a smaller request that hangs would take the whole deadline.
  const { session, judging } = settings;
  if (judgement.answer.kind !== 'answered' || session.stopped() !== undefined) return judgement;
  const found = await shrink(fuzz, settings.seed, index, causeOf(judgement), {
    send: (testCase) => session.send(testCase),
    judge: (testCase, answer) => judge(testCase, answer, judging).judgements,
  });
  return found ?? (session.stopped() === undefined ? flaky(judgement) : judgement);
}

function flaky(judgement: Judgement): Judgement {
  const { failure } = judgement;
  const message = `${failure.message} The same request did not fail again.`;
  return { ...judgement, failure: { ...failure, message } };
}
