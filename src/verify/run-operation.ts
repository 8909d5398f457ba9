import type { CaseRecord } from '../constraint-record.ts';
import type { Case } from './case.ts';
import { confirm } from './confirm.ts';
import { eachSample } from './each-sample.ts';
import { inFlight } from './in-flight.ts';
import { causeOf, judgePrepared, type Judged, type Judgement } from './judge.ts';
import type { Fuzz } from './plan/fuzz.ts';
import type { OperationPlan } from './plan/plan.ts';
import type { JudgeSettings } from './exchange.ts';
import type { Preparer } from './resources/preparer.ts';
import type { SentCase } from './resources/stock.ts';
import type { Session } from './send/session.ts';
import { shrink } from './shrink.ts';
import { simplest } from './simplest.ts';
import type { Tally } from './tally.ts';
import type { Trial } from './trial.ts';
import type { Verdict } from './verdict.ts';

/** What running an operation's plan needs. */
export interface RunSettings {
  readonly session: Session;
  readonly preparer: Preparer;
  readonly judging: JudgeSettings;
  readonly seed: number;
  readonly runs: number;
  /** Causes that were found before: they are counted, and not looked into again. */
  readonly known: ReadonlySet<string>;
  /** Where the causes are counted. */
  readonly tally: Tally;
  /** What is kept of a case. */
  readonly record: (sent: SentCase, verdict: Verdict) => CaseRecord;
}

/** What came of an operation's plan. */
export interface OperationRun {
  readonly judgements: readonly Judgement[];
  /** By the ids of the cases that try constraints. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** The same cases as they are told of. */
  readonly records: ReadonlyMap<string, CaseRecord>;
  /** How many cases were sent. */
  readonly cases: number;
  /** How many were not, as the run was stopped. */
  readonly unsent: number;
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

/** What a case came to. */
interface JudgedCase extends Judged {
  /** Its place among all cases. */
  readonly index: number;
  readonly id: string;
  readonly source: Sent['source'];
  readonly record?: CaseRecord;
}

/** Sends the cases of a plan, random ones included, and judges the answers in the order of the cases. */
export async function runOperation(plan: OperationPlan, settings: RunSettings): Promise<OperationRun> {
  const { judged, sent, unsent } = await judgeAll(plan, settings);
  const found = judged.flatMap(({ judgements, source }) =>
    judgements.map((judgement) => ({ judgement, source })),
  );
  return {
    judgements: await spokenFor(found, settings),
    verdicts: new Map(judged.map(({ id, verdict }) => [id, verdict])),
    records: new Map(judged.flatMap(({ id, record }) => (record ? [[id, record]] : []))),
    cases: sent,
    unsent,
  };
}

// Random requests are made and answers judged while others are in flight, so that the server has no pause.
async function judgeAll(
  { cases, fuzzes }: OperationPlan,
  settings: RunSettings,
): Promise<{ judged: readonly JudgedCase[]; sent: number; unsent: number }> {
  const { session, preparer, judging, runs } = settings;
  const flight = inFlight(session.concurrency);
  const judged: JudgedCase[] = [];
  let count = 0;
  let sent = 0;
  let unsent = 0;
  const launch = ({ testCase, source }: Sent): Promise<void> => {
    const index = count++;
    return flight.start(async () => {
      const prepared = await preparer.send(testCase);
      if (prepared.answer.kind === 'not-sent') unsent += 1;
      else sent += 1;
      const result = judgePrepared(prepared, judging);
      // There may be millions of random ones, which are of no more interest when all is well.
      if (source === undefined || result.judgements.length > 0)
        judged.push({
          index,
          id: testCase.id,
          source,
          ...result,
          ...(source === undefined && { record: settings.record(prepared, result.verdict) }),
        });
    });
  };
  for (const testCase of cases) await launch({ testCase });
  for (const fuzz of fuzzes) {
    const left = session.stopped() === undefined ? 0 : runs;
    unsent += left;
    await eachSample(fuzz.arbitrary, { ...settings, runs: runs - left }, async (sample, index) => {
      const testCase = fuzz.toCase(sample, String(index));
      if (testCase) await launch({ testCase, source: { fuzz, index } });
      if (session.stopped() === undefined) return undefined;
      unsent += runs - index - 1;
      return 'enough';
    });
  }
  await flight.ended();
  return { judged: judged.toSorted((a, b) => a.index - b.index), sent, unsent };
}

// One case of each cause speaks for the others: the simplest planned one, else a random one made smaller.
async function spokenFor(found: readonly Found[], settings: RunSettings): Promise<readonly Judgement[]> {
  const judgements: Judgement[] = [];
  for (const [cause, group] of Map.groupBy(found, ({ judgement }) => causeOf(judgement))) {
    if (settings.known.has(cause)) {
      judgements.push(...group.map(({ judgement }) => judgement));
      continue;
    }
    settings.tally.findings += 1;
    const speaker = simplest(group.filter(({ source }) => source === undefined)) ?? group[0];
    const others = group.filter((each) => each !== speaker).map(({ judgement }) => judgement);
    if (speaker) judgements.push(await sentAgain(speaker, settings), ...others);
  }
  return judgements;
}

async function sentAgain({ judgement, source }: Found, settings: RunSettings): Promise<Judgement> {
  const trial = trialOf(settings);
  const confirmed = await confirm(judgement, trial);
  if (!source || !confirmed.steady) return confirmed.judgement;
  const smaller = await shrink(source.fuzz, settings.seed, source.index, causeOf(judgement), trial);
  return smaller ?? judgement;
}

/** Sends cases with what they need, and judges the answers. */
export function trialOf({ preparer, judging }: Pick<RunSettings, 'preparer' | 'judging'>): Trial {
  return {
    send: (testCase, step) => preparer.send(testCase, step),
    sendAnew: (testCase) => preparer.sendAnew(testCase),
    judge: (sent) => judgePrepared(sent, judging).judgements,
  };
}
