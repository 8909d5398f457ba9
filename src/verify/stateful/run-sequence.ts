import type { Contract } from '../../contract/contract.ts';
import type { Answer } from '../answer.ts';
import type { Judgement } from '../judge.ts';
import { pathShape } from '../path-shape.ts';
import type { Case } from '../case.ts';
import { withPart, writeDraft, type Draft } from '../draft.ts';
import { draftCase, type PlanContext } from '../plan/plan-context.ts';
import { readOnly } from '../plan/rules/read-only.ts';
import { freshValues } from '../resources/fresh-values.ts';
import { namingPlaces } from '../resources/naming-places.ts';
import { remade } from '../resources/remade.ts';
import { responseBody } from '../checks/response-body.ts';
import { isObject, type Json } from '../../json.ts';
import { itemsOf } from '../resources/items.ts';
import { jsonOf, type Prepared, type SentCase } from '../resources/stock.ts';
import type { Trial } from '../trial.ts';
import { followed, smallPage } from './follow.ts';
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
  const sends = `${what(step)}${afterText(memory)}`;
  const draft = step.isSmallPage ? smallPage(source.context, made.draft) : made.draft;
  const readOnlyCase = step.isReadOnlySent ? readOnly.plan(source.context).cases[0] : undefined;
  if (step.isReadOnlySent) return readOnlyCase && sendReadOnly(readOnlyCase, id, made.draft, memory, trial);
  const next = step.follow && followed(source.context, step.follow, memory);
  if (step.follow && !next) return undefined;
  const expectation = next?.expectation ?? stepExpectation(source.context, step, memory, draft);
  const usual = draftCase(source.context, { name: '', sends, expectation }, next?.making ?? { draft });
  if (!usual) return undefined;
  const testCase = step.isDistinct ? distinct(usual, source.context, id) : usual;
  const sent = await trial.send({ ...testCase, id }, { ids: idsThere(memory), linked: made.linked });
  return sent.answer.kind === 'not-sent' ? undefined : sent;
}

// The body of the case, in the request of the step.
async function sendReadOnly(
  { making, ...readOnlyCase }: Case,
  id: string,
  draft: Draft,
  memory: Memory,
  trial: Trial,
): Promise<Prepared | undefined> {
  const [part, value] = [...(making?.draft ?? [])].find(([each]) => each.in === 'body') ?? [];
  if (!part || value === undefined) return undefined;
  const own = { draft: withPart(draft, part, value) };
  const request = writeDraft(readOnlyCase.operation, own.draft);
  if (!request) return undefined;
  const sends = `${readOnlyCase.sends}${afterText(memory)}`;
  const sent = await trial.send(
    { ...readOnlyCase, id, sends, request, making: own },
    { ids: idsThere(memory), linked: new Set() },
  );
  return sent.answer.kind === 'not-sent' ? undefined : sent;
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

function what({ draw, follow }: Step): string {
  if (follow === 'location') return 'a request to the Location';
  if (follow === 'next') return 'a request for the next page';
  return `a ${draw === undefined ? '' : 'random '}valid request`;
}

function afterText({ taken }: Memory): string {
  const titles = taken.map(({ operation }) => operation.title);
  return titles.length === 0 ? '' : ` after ${titles.join(', ')}`;
}
