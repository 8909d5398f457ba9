import type { Contract } from '../../contract/contract.ts';
import type { Answer } from '../answer.ts';
import type { Judgement } from '../judge.ts';
import { draftCase } from '../plan/plan-context.ts';
import { jsonOf, type Prepared, type SentCase } from '../resources/stock.ts';
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
  const before: SentCase[] = [];
  const judgements: Judgement[] = [];
  let cases = 0;
  const taken: KeptStep[] = [];
  for (const each of kept) {
    const step = stepOf(sequence, each);
    const id = `${sequence.id}:${keptText([...taken, each])}`;
    const sent = step && (await take(step, id, memory, settings));
    if (!sent) continue;
    before.push(...sent.before.filter((other) => !before.includes(other)));
    judgements.push(...settings.trial.judge({ ...sent, before: [...before] }));
    before.push(sent);
    cases += 1;
    taken.push(each);
    if (sent.answer.kind !== 'answered') break;
    if (sent.answer.status >= 300 && isCreator(settings.contract, step.operation)) break;
    const { answer, testCase } = sent;
    const draft = testCase.making?.draft ?? new Map();
    const body = jsonOf(sent);
    memory = remember(settings.contract, memory, {
      operation: step.operation,
      testCase,
      draft,
      answer,
      body,
    });
  }
  return { judgements, cases };
}

// What was created before under the same name is often refused: a creation has a second, random try.
async function take(
  step: Step,
  id: string,
  memory: Memory,
  settings: SequenceSettings,
): Promise<Prepared | undefined> {
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
): Promise<Prepared | undefined> {
  const source = sources(step.operation);
  const made = source && stepDraft(source.context, step, source.draft(step.draw), memory);
  if (!source || !made) return undefined;
  const sends = `a ${step.draw === undefined ? '' : 'random '}valid request${afterText(memory)}`;
  const words = { name: '', sends, expectation: stepExpectation(source.context, step, memory) };
  const usual = draftCase(source.context, words, { draft: made.draft });
  if (!usual) return undefined;
  const sent = await trial.send({ ...usual, id }, { ids: memory.ids, linked: made.linked });
  return sent.answer.kind === 'not-sent' ? undefined : sent;
}

function afterText({ taken }: Memory): string {
  const titles = taken.map(({ operation }) => operation.title);
  return titles.length === 0 ? '' : ` after ${titles.join(', ')}`;
}
