import type { Contract } from '../../contract/contract.ts';
import type { Answer } from '../answer.ts';
import type { Judgement } from '../judge.ts';
import { pathShape } from '../path-shape.ts';
import type { Case, Expectation, Making } from '../case.ts';
import { bodyOf, withPart, type Draft } from '../draft.ts';
import { draftCase, type PlanContext } from '../plan/plan-context.ts';
import { readOnly } from '../plan/rules/read-only.ts';
import { freshValues } from '../resources/fresh-values.ts';
import { namingPlaces } from '../resources/naming-places.ts';
import { remade } from '../resources/remade.ts';
import { responseBody } from '../checks/response-body.ts';
import { isObject, type Json } from '../../json.ts';
import { itemsOf } from '../resources/items.ts';
import { jsonOf, takenStep, type Prepared, type SentCase } from '../resources/stock.ts';
import type { Trial } from '../trial.ts';
import { followed, smallPage, type Follow } from './follow.ts';
import { hasId } from './identity.ts';
import { keptText, stepOf, type KeptStep } from './kept-step.ts';
import { isCreator, nothing, remember, rememberingEarlier, type Memory } from './memory.ts';
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
    const known = step?.isEarlier ? rememberingEarlier(memory, pathShape(step.operation.path)) : memory;
    const sent = step && known && (await take(step, id, known, settings));
    if (!sent) continue;
    before.push(...sent.before.filter((other) => !before.includes(other)));
    judgements.push(...judgeStep({ ...sent, before: [...before] }, settings.trial));
    before.push(sent);
    cases += 1;
    taken.push(each);
    const done = takenStep(sent);
    if (!done || (done.answer.status >= 300 && isCreator(settings.contract, step.operation))) break;
    memory = remember(settings.contract, memory, done);
  }
  return { judgements, cases };
}

// What is wrong with an item that others have made, others show: of the body that lists its own, its own counts.
function judgeStep(sent: Prepared, trial: Trial): readonly Judgement[] {
  const judgements = trial.judge(sent);
  const alone = judgements.some(isOfBody) ? listingOwn(sent) : undefined;
  if (!alone) return judgements;
  return [
    ...judgements.filter((each) => !isOfBody(each)),
    ...trial
      .judge({ ...sent, answer: alone })
      .filter(isOfBody)
      .map(withAnswer(sent.answer)),
  ];
}

function isOfBody({ check }: Judgement): boolean {
  return check.name === responseBody.name;
}

function withAnswer(answer: Answer): (judgement: Judgement) => Judgement {
  return (judgement) => Object.assign({}, judgement, { answer });
}

/** The answer with the sequence's own item alone; `undefined` when it does not list it. */
function listingOwn(sent: Prepared): Answer | undefined {
  const { testCase, answer } = sent;
  const { expectation } = testCase;
  const body = jsonOf(sent);
  if (expectation.kind !== 'accepted' || !expectation.lists || answer.kind !== 'answered') return undefined;
  const { id, parameter } = expectation.lists;
  const items = itemsOf(body);
  const own = items.filter((item) => hasId(parameter, item, id));
  if (body === undefined) return undefined;
  const reduced = Array.isArray(body) ? own : withItems(body, items, own);
  return { ...answer, body: new TextEncoder().encode(JSON.stringify(reduced)) };
}

function withItems(body: Json, items: readonly Json[], own: readonly Json[]): Json {
  if (!isObject(body)) return body;
  const members = Object.entries(body).map(
    ([name, value]) => [name, value === items ? [...own] : value] as const,
  );
  return Object.fromEntries(members);
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
  const said = contentOf(source.context, step, memory, made.draft);
  if (!said) return undefined;
  const words = { name: '', sends: `${said.sends}${afterText(memory)}`, expectation: said.expectation };
  const usual = draftCase(source.context, words, said.making);
  if (!usual) return undefined;
  const testCase = step.isDistinct ? distinct(usual, source.context, id) : usual;
  const sent = await trial.send({ ...testCase, id }, { ids: idsThere(memory), linked: made.linked });
  return sent.answer.kind === 'not-sent' ? undefined : sent;
}

/** What a step sends, and what is expected of the answer. */
interface StepContent {
  /** As the object of a sentence. */
  readonly sends: string;
  readonly expectation: Expectation;
  readonly making: Making;
}

/** `undefined` where the answer before leads nowhere, or there is no read-only property. */
function contentOf(context: PlanContext, step: Step, memory: Memory, draft: Draft): StepContent | undefined {
  if (step.isReadOnlySent) return withReadOnly(context, draft);
  if (step.follow) {
    const next = followed(context, step.follow, memory);
    return next && { sends: followText[step.follow], ...next };
  }
  const asked = step.isSmallPage ? smallPage(context, draft) : draft;
  const sends = `a ${step.draw === undefined ? '' : 'random '}valid request`;
  return { sends, expectation: stepExpectation(context, step, memory, asked), making: { draft: asked } };
}

const followText: Readonly<Record<Follow, string>> = {
  location: 'a request to the Location',
  next: 'a request for the next page',
};

// The body of the case that tries a read-only property, in the request of the step.
function withReadOnly(context: PlanContext, draft: Draft): StepContent | undefined {
  const [tried] = readOnly.plan(context).cases;
  const body = tried?.making && bodyOf(tried.making.draft);
  if (!tried || !body) return undefined;
  const { sends, expectation } = tried;
  return { sends, expectation, making: { draft: withPart(draft, ...body) } };
}

// What was deleted, or has perhaps moved, is none that a request can name.
function idsThere({ ids, resources }: Memory): Memory['ids'] {
  return new Map(
    [...ids].filter(([shape]) => {
      const state = resources.get(shape);
      return state === 'there' || state === 'likely there';
    }),
  );
}

// The same values for the same sequence, however many of its steps are kept.
function distinct(testCase: Case, { resources }: PlanContext, id: string): Case {
  const naming = namingPlaces(resources, testCase.operation, testCase.making?.draft ?? new Map());
  const [, sequence = '', index = ''] = /^(.*#sequence:\d+):(?:.*,)?(\d+)s?$/s.exec(id) ?? [];
  return remade(testCase, freshValues(testCase, naming, 'all', `${sequence} ${index}`));
}

function afterText({ taken }: Memory): string {
  const titles = taken.map(({ operation }) => operation.title);
  return titles.length === 0 ? '' : ` after ${titles.join(', ')}`;
}
