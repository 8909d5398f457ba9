import type { Contract } from '../../contract/contract.ts';
import type { Json } from '../../json.ts';
import type { Case, Lack } from '../case.ts';
import type { Part } from '../part.ts';
import type { PlanSettings } from '../plan/plan.ts';
import type { Session } from '../send/session.ts';
import { idText } from '../stateful/identity.ts';
import { isCreator } from '../stateful/memory.ts';
import { stepSources } from '../stateful/step-source.ts';
import { freshValues, type Freshness } from './fresh-values.ts';
import { namingPlaces, type NamingPlace } from './naming-places.ts';
import { aimsAt, remade, type Replacement } from './remade.ts';
import { partitioned } from '../partitioned.ts';
import { unprocessable } from '../verdict.ts';
import type { ResourceIndex, ResourceKind } from './resource-index.ts';
import {
  stockOf,
  type Absent,
  type Occasion,
  type Prepared,
  type Present,
  type SentCase,
  type Stock,
  type Wanted,
} from './stock.ts';

/** Sends cases on resources that are there, under names that are not taken. */
export interface Preparer {
  /** @param step what is known already, where the case is a step of a sequence */
  send(testCase: Case, step?: SequenceStep): Promise<Prepared>;
  /** Sends a case on resources that nothing has touched yet, where they can be made. */
  sendAnew(testCase: Case): Promise<Prepared>;
}

/** What a sequence knows of a step that it takes: its path stays as it is. */
export interface SequenceStep {
  /** By the shape of the path that an id completes. */
  readonly ids: ReadonlyMap<string, Json>;
  /** The parts that a link has set. */
  readonly linked: ReadonlySet<Part>;
}

/** What a preparer works with. */
export interface PreparerSettings {
  readonly planning: PlanSettings;
  readonly session: Session;
  /** Whether requests that make something may be sent. */
  readonly mayMake: boolean;
}

/**
 * Sends each case of a server with what it needs: where it names a resource, one that this run has made or that a list
 * gave. One that is refused because of what is on the server is sent again with other resources, and under other
 * names. What a case is about stays as it is. A mock has no state, and gets every case as it is.
 */
export function openPreparer(settings: PreparerSettings): Preparer {
  const { planning, session } = settings;
  const { contract, target } = planning;
  if (target.kind === 'mock') {
    const sendAsItIs = (testCase: Case) => sendPlain(session, testCase);
    return { send: sendAsItIs, sendAnew: sendAsItIs };
  }
  const run: Run = {
    contract,
    session,
    index: planning.resources,
    stock: stockOf({
      contract,
      sources: stepSources(planning),
      resources: planning.resources,
      mayMake: settings.mayMake,
      send: (testCase, occasion) => sendPrepared(run, testCase, occasion),
    }),
    habits: new Map(),
  };
  const first = { chain: [], serial: 0 };
  let again = 0;
  return {
    send: (testCase, step) => sendPrepared(run, testCase, first, { step }),
    sendAnew: (testCase) => sendPrepared(run, testCase, { ...first, serial: ++again }, { isAnew: true }),
  };
}

interface Run {
  readonly contract: Contract;
  readonly session: Session;
  readonly index: ResourceIndex;
  readonly stock: Stock;
  /** By the title of an operation. */
  readonly habits: Map<string, Habit>;
}

/** What was learnt of an operation. */
interface Habit {
  /** Values that have to be new each time; `undefined` while none had to. */
  freshness: Freshness | undefined;
  /** How often another try was of no use, since one last was. */
  vain: number;
}

/** After so many tries that were of no use an operation gets no more. */
const mostVain = 8;

async function sendPlain(session: Session, testCase: Case): Promise<Prepared> {
  return { testCase, answer: await session.send(testCase), before: [], superseded: [], ids: new Map() };
}

async function sendPrepared(
  run: Run,
  testCase: Case,
  { chain, serial }: Occasion,
  how: Pick<Placing, 'step' | 'isAnew'> = {},
): Promise<Prepared> {
  const { session } = run;
  const { kind } = testCase.expectation;
  if (!testCase.making || kind === 'method-refused') return sendPlain(session, testCase);
  const habit = habitOf(run, testCase);
  let placed = await onResources(run, testCase, { ...how, chain, instead: new Map() });
  const salt = `${testCase.id} ${chain.join(' ')} ${serial}`;
  // What failed is tried again as it was, and renamed where its name is taken now.
  const first = renamed(run, placed.testCase, how.isAnew ? undefined : habit.freshness, salt);
  let sent = await send(session, first, placed);
  const initial = sent;
  for (
    let round = 1;
    round <= mostRounds && isInTheWay(sent, placed, round) && habit.vain < mostVain;
    round++
  ) {
    const status = sent.answer.kind === 'answered' ? sent.answer.status : 0;
    const isTaken = status === 409 && testCase.request.body !== undefined;
    // A name that is taken is changed first, before what the request is about is made again.
    if (!isTaken || round > 1)
      placed = await onResources(run, testCase, { ...how, chain, instead: placed.presents });
    const freshness = isTaken ? (freshnesses[round - 1] ?? 'all') : habit.freshness;
    const again = renamed(
      run,
      placed.testCase,
      freshness,
      `${salt} ${round} ${round > 2 ? dateOf(sent) : ''}`,
    );
    if (sameRequest(again, sent.testCase)) break;
    const next = await send(session, again, placed);
    if (next.answer.kind !== 'answered') break;
    sent = next;
    const isInVain = isInTheWay(sent, placed, 1);
    habit.vain = isInVain ? habit.vain + 1 : 0;
    if (!isInVain && isTaken) habit.freshness = freshness;
    if (!isTaken) break;
  }
  return isInTheWay(sent, placed, 1) || sent === initial ? initial : { ...sent, superseded: [initial] };
}

const mostRounds = 4;
const freshnesses: readonly Freshness[] = ['telling', 'all'];

// What several runs with one seed have used up differs from one time to another.
function dateOf({ answer }: SentCase): string {
  return answer.kind === 'answered' ? String(answer.headers['date'] ?? '') : '';
}

function sameRequest(one: Case, other: Case): boolean {
  return JSON.stringify(one.request) === JSON.stringify(other.request);
}

function habitOf({ habits }: Run, { operation: { title } }: Case): Habit {
  const habit = habits.get(title) ?? { freshness: undefined, vain: 0 };
  habits.set(title, habit);
  return habit;
}

/** A case on resources that are there. */
interface Placed {
  readonly testCase: Case;
  readonly presents: ReadonlyMap<string, Present>;
  readonly ids: ReadonlyMap<string, Json>;
}

async function send(session: Session, testCase: Case, { presents, ids }: Placed): Promise<Prepared> {
  const before = new Set(presents.values().flatMap((present) => present.before));
  return { testCase, answer: await session.send(testCase), before: [...before], superseded: [], ids };
}

/** Statuses that say of a request that something on the server is in its way. */
const ofState: ReadonlySet<number> = new Set([404, 409, 410, 412, 423]);

/** Whether a request was refused, as it seems, for what is on the server. */
function isInTheWay({ testCase, answer }: SentCase, { presents }: Placed, round: number): boolean {
  if (answer.kind !== 'answered') return false;
  const { expectation } = testCase;
  if (expectation.kind === 'rejected' && expectation.breaks.part.startsWith('path.')) return false;
  if (ofState.has(answer.status)) return true;
  // What a body refers to may be there no more; once is enough to know.
  const isRefused = expectation.kind === 'accepted' && unprocessable.has(answer.status);
  return isRefused && presents.size > 0 && testCase.request.body !== undefined && round === 1;
}

interface Placing {
  readonly chain: readonly string[];
  /** What turned out to be there no more, by the shape of its path. */
  readonly instead: ReadonlyMap<string, Present>;
  readonly step?: SequenceStep | undefined;
  readonly isAnew?: boolean;
}

async function onResources(run: Run, testCase: Case, placing: Placing): Promise<Placed> {
  const { index, stock, contract } = run;
  const { operation, making } = testCase;
  const { step } = placing;
  const named = namingPlaces(index, operation, making?.draft ?? new Map()).filter(
    ({ part }) => !(step && (part.in === 'path' || step.linked.has(part))),
  );
  const [aimed, places] = partitioned(named, ({ part, tokens }) => aimsAt(testCase, part, tokens));
  const presents = new Map<string, Present>();
  const ids = new Map(step?.ids);
  const lacks: Lack[] = aimed.map(({ part, kind }) => ({
    in: part.in,
    why: `it is about an id of a ${kind.path} that nobody has`,
  }));
  // The last of a path first: what stands above it is known with it.
  for (const { part, kind } of places.toReversed()) {
    const isInPath = part.in === 'path';
    const isOwn = isInPath && isCreator(contract, operation) && kind.path === operation.path;
    if (ids.has(kind.shape) || isOwn) continue;
    const insteadOf = placing.instead.get(kind.shape);
    const found = await fetched(stock, {
      kind,
      chain: placing.chain,
      ...sharing(testCase, kind, placing.isAnew === true),
      ...(insteadOf ? { insteadOf } : {}),
    });
    if ('why' in found) {
      lacks.push({ in: part.in, why: found.why });
      const [example] = isInPath ? part.examples : [];
      if (example !== undefined) ids.set(kind.shape, example);
      continue;
    }
    presents.set(kind.shape, found);
    for (const [shape, id] of isInPath ? found.ids : [[kind.shape, found.ids.get(kind.shape)] as const])
      if (id !== undefined && !ids.has(shape)) ids.set(shape, id);
  }
  const bound = remade(testCase, replacementsOf(places, ids));
  return { testCase: lacks.length > 0 ? { ...bound, lacks } : bound, presents, ids };
}

/** Who shares a resource with a case: those that read it do; what changes the very resource has one of its own. */
function sharing(
  { operation, expectation }: Case,
  kind: ResourceKind,
  isAnew: boolean,
): Pick<Wanted, 'sharedBy' | 'isOwn'> {
  const isChange = kind.path === operation.path && operation.method !== 'get' && operation.method !== 'head';
  const isConsumed = isChange && operation.method === 'delete' && expectation.kind === 'accepted';
  return { sharedBy: isChange ? operation.title : '', isOwn: isConsumed || isAnew };
}

// Where none can be made for this once, what others use has to do, unless it is used up.
async function fetched(stock: Stock, wanted: Wanted): Promise<Present | Absent> {
  const found = await stock.of(wanted);
  const isLent = 'why' in found && wanted.isOwn === true && wanted.sharedBy === '';
  return isLent ? stock.of({ ...wanted, isOwn: false }) : found;
}

// An id in `Location` is a text, whatever it is elsewhere.
function replacementsOf(
  places: readonly NamingPlace[],
  ids: ReadonlyMap<string, Json>,
): readonly Replacement[] {
  return places.flatMap(({ part, tokens, kind }) => {
    const id = ids.get(kind.shape);
    if (id === undefined) return [];
    const asNumber = typeof id === 'string' && /^-?\d+$/.test(id) ? [Number(id)] : [];
    return [{ part, tokens, candidates: [id, ...asNumber, idText(id)] }];
  });
}

function renamed({ index }: Run, testCase: Case, freshness: Freshness | undefined, salt: string): Case {
  if (freshness === undefined || !testCase.making) return testCase;
  const naming = namingPlaces(index, testCase.operation, testCase.making.draft);
  return remade(testCase, freshValues(testCase, naming, freshness, salt));
}
