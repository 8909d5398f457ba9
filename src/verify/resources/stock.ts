import type { Contract, Operation } from '../../contract/contract.ts';
import type { Json } from '../../json.ts';
import type { Answer } from '../answer.ts';
import type { Case } from '../case.ts';
import { readBody } from '../exchange.ts';
import { pathId } from '../draft.ts';
import { pathShape } from '../path-shape.ts';
import { acceptance, draftCase, type CaseWords } from '../plan/plan-context.ts';
import { baseCase } from '../plan/request-cases.ts';
import { identifierIn } from '../stateful/identity.ts';
import { createdShape, isCreator, nothing, remember } from '../stateful/memory.ts';
import type { TakenStep } from '../stateful/step.ts';
import type { StepSource, StepSources } from '../stateful/step-source.ts';
import { itemsOf } from './items.ts';
import type { ResourceIndex, ResourceKind } from './resource-index.ts';

/** A case as it was sent, with its answer. */
export interface SentCase {
  readonly testCase: Case;
  readonly answer: Answer;
}

/** A case as it was sent, and what was done before so that it could be. */
export interface Prepared extends SentCase {
  readonly before: readonly SentCase[];
  /** The tries before it, which what is on the server was in the way of. */
  readonly superseded: readonly SentCase[];
  /** The ids that its path has, by the shape of the path up to them. */
  readonly ids: ReadonlyMap<string, Json>;
}

/** A resource that is on the server. */
export interface Present {
  /** Its id, and those of the resources above it, by the shape of their paths. */
  readonly ids: ReadonlyMap<string, Json>;
  /** What made it, or found it. */
  readonly before: readonly SentCase[];
}

/** Why there is no resource of a kind. */
export interface Absent {
  readonly why: string;
}

/** What a stock works with. */
export interface StockSettings {
  readonly contract: Contract;
  readonly sources: StepSources;
  readonly resources: ResourceIndex;
  /** Whether requests that make something may be sent, or only those that read. */
  readonly mayMake: boolean;
  /** Sends a case with what it needs. */
  readonly send: (testCase: Case, occasion: Occasion) => Promise<Prepared>;
}

/** What a request is sent for. */
export interface Occasion {
  /** The shapes of what is being made already. */
  readonly chain: readonly string[];
  /** How often the same has been sent before. */
  readonly serial: number;
}

/** What is wanted of a stock. */
export interface Wanted {
  readonly kind: ResourceKind;
  /** Whether it has to be one that this run has made, for this once: as it is used up, or nothing may have changed it. */
  readonly isOwn?: boolean;
  /** Who shares it: what changes it shares it with nobody. */
  readonly sharedBy: string;
  /** The one that is there no more, or has changed. */
  readonly insteadOf?: Present;
  readonly chain: readonly string[];
}

/** The resources that a run has made, or that lists gave. */
export interface Stock {
  of(wanted: Wanted): Promise<Present | Absent>;
}

/** An empty stock. Resources are made when they are first wanted: by what the contract has for it, else taken from a list. */
export function stockOf(settings: StockSettings): Stock {
  const known = new Map<string, Present | Absent>();
  let serial = 0;
  let last: Promise<unknown> = Promise.resolve();
  const fetch = async (wanted: Wanted): Promise<Present | Absent> => {
    const key = `${wanted.sharedBy} ${wanted.kind.shape}`;
    const there = wanted.isOwn ? undefined : known.get(key);
    if (there && (there !== wanted.insteadOf || 'why' in there)) return there;
    const made = await make(settings, wanted, serial++);
    if (!wanted.isOwn && !('why' in made && there)) known.set(key, made);
    return made;
  };
  return {
    of: (wanted) => {
      if (wanted.chain.includes(wanted.kind.shape))
        return Promise.resolve({ why: `${wanted.kind.path} needs another one` });
      // One after another, so that two that need each other never wait for each other.
      if (wanted.chain.length > 0) return fetch(wanted);
      const result = last.then(() => fetch(wanted));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

async function make(settings: StockSettings, wanted: Wanted, serial: number): Promise<Present | Absent> {
  const { contract, mayMake } = settings;
  const { kind, isOwn = false } = wanted;
  const occasion = { chain: [...wanted.chain, kind.shape], serial };
  const creators = contract.operations.filter(
    (operation) => isCreator(contract, operation) && createdShape(operation) === kind.shape,
  );
  const reasons: string[] = [];
  for (const creator of mayMake ? creators : []) {
    const made = await create(settings, kind, creator, occasion);
    if (!('why' in made)) return made;
    reasons.push(made.why);
  }
  const list = contract.operations.find(
    ({ method, path }) => method === 'get' && `${pathShape(path)}/{}` === kind.shape,
  );
  if (list && !isOwn) {
    const listed = await takeFrom(settings, kind, list, occasion);
    if (!('why' in listed)) return listed;
    reasons.push(listed.why);
  }
  const other = isOwn ? undefined : await elsewhere(settings, wanted, serial);
  return other ?? { why: reasons[0] ?? `nothing in the contract makes a ${kind.path}` };
}

// What has a collection of its own elsewhere is known there by the same id.
async function elsewhere(
  settings: StockSettings,
  wanted: Wanted,
  serial: number,
): Promise<Present | undefined> {
  const { kind } = wanted;
  const chain = [...wanted.chain, kind.shape];
  for (const other of settings.resources.alike(kind)) {
    if (chain.includes(other.shape)) continue;
    const found = await make(settings, { ...wanted, kind: other, chain }, serial);
    if ('why' in found) continue;
    const id = found.ids.get(other.shape);
    if (id !== undefined) return { ids: new Map([[kind.shape, id]]), before: found.before };
  }
  return undefined;
}

/** The simplest request, and random ones where that makes nothing: it may be an empty list, or lack what no schema asks for. */
const draws = [undefined, 1, 2, 3];

async function create(
  settings: StockSettings,
  kind: ResourceKind,
  operation: Operation,
  occasion: Occasion,
): Promise<Present | Absent> {
  const source = settings.sources(operation);
  const reasons: Absent[] = [];
  for (const draw of source ? draws : []) {
    const making = source && draftCase(source.context, wordsOf(source, draw), { draft: source.draft(draw) });
    const made = making && (await createBy(making, settings, kind, occasion));
    if (made && !('why' in made)) return made;
    if (made) reasons.push(made);
  }
  return reasons[0] ?? { why: `${operation.title}, which makes a ${kind.path}, cannot be sent` };
}

function wordsOf({ context }: StepSource, draw: number | undefined): CaseWords {
  const name = draw === undefined ? 'valid' : `valid:${draw}`;
  return { name, sends: 'a valid request', expectation: acceptance(context) };
}

async function createBy(
  making: Case,
  { contract, send }: StockSettings,
  kind: ResourceKind,
  occasion: Occasion,
): Promise<Present | Absent> {
  const { operation } = making;
  const sent = await send(making, occasion);
  const { ids, before } = sent;
  const step = takenStep(sent);
  if (!step || step.answer.status >= 300)
    return { why: `${operation.title}, which makes a ${kind.path}, ${outcomeOf(sent)}` };
  const after = remember(contract, { ...nothing, ids }, step).ids;
  // What PUT makes is where it was sent.
  const own = operation.method === 'put' ? pathId(operation, step.draft) : after.get(kind.shape);
  if (own === undefined) return { why: `what ${operation.title} answers has no id of a ${kind.path}` };
  return { ids: new Map(after).set(kind.shape, own), before: [...before, sent] };
}

async function takeFrom(
  { sources, send }: StockSettings,
  kind: ResourceKind,
  operation: Operation,
  occasion: Occasion,
): Promise<Present | Absent> {
  const source = sources(operation);
  if (!source) return { why: `${operation.title}, which lists them, cannot be sent` };
  const sent = await send(baseCase(source.context), occasion);
  const { answer, ids, before } = sent;
  if (answer.kind !== 'answered' || answer.status >= 300)
    return { why: `${operation.title}, which lists them, ${outcomeOf(sent)}` };
  const [id] = itemsOf(jsonOf(sent)).flatMap((item) => identifierIn(kind.parameter, item)?.value ?? []);
  if (id === undefined) return { why: `${operation.title} lists no ${kind.path}` };
  return { ids: new Map(ids).set(kind.shape, id), before: [...before, sent] };
}

function outcomeOf({ answer }: SentCase): string {
  return answer.kind === 'answered' ? `answered ${answer.status}` : answer.message;
}

/** A case that was answered, as a sequence remembers it; `undefined` when it was not. */
export function takenStep(sent: SentCase): TakenStep | undefined {
  const { testCase, answer } = sent;
  if (answer.kind !== 'answered') return undefined;
  const { operation, making } = testCase;
  return { operation, testCase, draft: making?.draft ?? new Map(), answer, body: jsonOf(sent) };
}

/** What the JSON body of an answer says; `undefined` when it has none. */
export function jsonOf({ testCase, answer }: SentCase): Json | undefined {
  const body = answer.kind === 'answered' ? readBody(testCase, answer) : undefined;
  return body?.kind === 'json' ? body.value : undefined;
}
