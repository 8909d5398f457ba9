import type { Contract } from '../../contract/contract.ts';
import type { Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import type { Draft } from '../draft.ts';
import type { Body } from '../exchange.ts';
import { readBody } from '../exchange.ts';
import type { Judgement } from '../judge.ts';
import { draftCase } from '../plan/plan-context.ts';
import type { Trial } from '../trial.ts';
import { keptText, stepOf, type KeptStep } from './kept-step.ts';
import { isCreator, nothing, remember, type Memory } from './memory.ts';
import { stepDraft } from './step-draft.ts';
import { stepExpectation } from './step-expectation.ts';
import type { StepSources } from './step-source.ts';
import type { Sequence, Step } from './step.ts';

/** What running sequences needs. */
export interface SequenceSettings {
  readonly contract: Contract;
  readonly sources: StepSources;
  readonly trial: Trial;
}

/** What came of a sequence. */
export interface SequenceRun {
  /** Each with the steps before its own. */
  readonly judgements: readonly Judgement[];
  /** How many requests were sent. */
  readonly cases: number;
}

/** A step as it was sent. */
interface Sent {
  readonly testCase: Case;
  readonly draft: Draft;
  readonly answer: Answer;
}

/**
 * Takes the steps of a sequence that are kept, one after another, and judges every
 * answer. A step for which an earlier answer did not give what it needs is left out; a creation that is
 * refused, or a request that is not answered, ends the sequence.
 */
export async function runSequence(
  sequence: Sequence,
  kept: readonly KeptStep[],
  settings: SequenceSettings,
): Promise<SequenceRun> {
  let memory = nothing;
  const before: Sent[] = [];
  const judgements: Judgement[] = [];
  const taken: KeptStep[] = [];
  for (const each of kept) {
    const step = stepOf(sequence, each);
    const id = `${sequence.id}:${keptText([...taken, each])}`;
    const sent = step && (await take(step, id, memory, settings));
    if (!sent) continue;
    const found = settings.trial.judge(sent.testCase, sent.answer);
    const history = [...before];
    judgements.push(...found.map((judgement) => Object.assign({}, judgement, { before: history })));
    before.push(sent);
    taken.push(each);
    if (sent.answer.kind !== 'answered') break;
    if (sent.answer.status >= 300 && isCreator(settings.contract, step.operation)) break;
    const { answer, testCase, draft } = sent;
    const body = jsonOf(readBody(testCase, answer));
    memory = remember(settings.contract, memory, {
      operation: step.operation,
      testCase,
      draft,
      answer,
      body,
    });
  }
  return { judgements, cases: before.length };
}

function jsonOf(body: Body) {
  return body.kind === 'json' ? body.value : undefined;
}

// What was created before under the same name is often refused: a creation has a second, random try.
async function take(
  step: Step,
  id: string,
  memory: Memory,
  settings: SequenceSettings,
): Promise<Sent | undefined> {
  const first = await send(step, id, memory, settings);
  if (!first || !isRefused(first.answer) || !isCreator(settings.contract, step.operation)) return first;
  const other = numberIn(id) + 1;
  return (await send({ ...step, draw: other }, id, memory, settings)) ?? first;
}

function isRefused(answer: Answer): boolean {
  return answer.kind === 'answered' && answer.status >= 400 && answer.status < 500;
}

// Each sequence draws another request of the same operation.
function numberIn(id: string): number {
  return Number(/#sequence:(\d+)/.exec(id)?.[1] ?? 0);
}

async function send(
  step: Step,
  id: string,
  memory: Memory,
  { sources, trial }: SequenceSettings,
): Promise<Sent | undefined> {
  const source = sources(step.operation);
  const draft = source && stepDraft(source.context, step, source.draft(step.draw), memory);
  if (!source || !draft) return undefined;
  const sends = `a ${step.draw === undefined ? '' : 'random '}valid request${afterText(memory)}`;
  const words = { name: '', sends, expectation: stepExpectation(source.context, step, memory) };
  const usual = draftCase(source.context, words, { draft });
  if (!usual) return undefined;
  const testCase = { ...usual, id };
  const answer = await trial.send(testCase);
  return answer.kind === 'not-sent' ? undefined : { testCase, draft, answer };
}

function afterText({ taken }: Memory): string {
  const titles = taken.map(({ operation }) => operation.title);
  return titles.length === 0 ? '' : ` after ${titles.join(', ')}`;
}
