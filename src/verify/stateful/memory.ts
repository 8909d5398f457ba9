import { isSafe, type Contract, type Operation } from '../../contract/contract.ts';
import type { Json, JsonObject } from '../../json.ts';
import type { ReadOnlyValue } from '../case.ts';
import { pathId, sentMembers } from '../draft.ts';
import { answersAlike } from './answer-schema.ts';
import { identityIn, itemOf, type Identity } from './identity.ts';
import { pathShape, type PathParameter } from '../path-shape.ts';
import type { TakenStep } from './step.ts';

/** What a sequence has learnt on its way. */
export interface Memory {
  readonly taken: readonly TakenStep[];
  /** The ids that answers gave, by the shape of the path that they complete: `/things/{}`. */
  readonly ids: ReadonlyMap<string, Json>;
  /** What is known of the resources with these ids; `absent`: deleted, and no longer found. */
  readonly resources: ReadonlyMap<string, 'there' | 'likely there' | 'gone' | 'absent'>;
  /** The members that were written last to them. */
  readonly written: ReadonlyMap<string, JsonObject>;
  /** The values that were sent for read-only properties of them. */
  readonly ignored: ReadonlyMap<string, ReadOnlyValue>;
  /** What the one before them of each kind was, where it is still there. */
  readonly earlier: ReadonlyMap<string, EarlierResource>;
}

/** A resource that was created before the last of its kind. */
export interface EarlierResource {
  readonly id: Json;
  readonly written: JsonObject | undefined;
}

/** A memory in which the resource before the last is the last one. */
export function rememberingEarlier(memory: Memory, shape: string): Memory | undefined {
  const earlier = memory.earlier.get(shape);
  if (!earlier) return undefined;
  return {
    ...memory,
    ids: new Map(memory.ids).set(shape, earlier.id),
    resources: new Map(memory.resources).set(shape, 'there'),
    written: withWritten(memory.written, shape, earlier.written),
  };
}

/** What a sequence knows before its first step. */
export const nothing: Memory = {
  taken: [],
  ids: new Map(),
  resources: new Map(),
  written: new Map(),
  ignored: new Map(),
  earlier: new Map(),
};

/** What a sequence knows after another step. What it cannot be sure of any more it forgets. */
export function remember(contract: Contract, memory: Memory, step: TakenStep): Memory {
  const after = rememberStep(contract, memory, step);
  const { expectation } = step.testCase;
  if (expectation.kind !== 'read-only' || step.answer.status >= 300) return after;
  const { method, path } = step.operation;
  const shape = method === 'post' ? `${pathShape(path)}/{}` : pathShape(path);
  return { ...after, ignored: new Map(after.ignored).set(shape, expectation) };
}

function rememberStep(contract: Contract, memory: Memory, step: TakenStep): Memory {
  const after = { ...memory, taken: [...memory.taken, step] };
  const { method, path } = step.operation;
  const shape = pathShape(path);
  if (isNotFound(step)) return notFound(after, shape, method);
  if (step.answer.status >= 300) return after;
  const item = method === 'post' ? itemOf(contract.operations, shape) : undefined;
  if (item) return created(contract, after, step, item);
  if (method === 'put' && step.answer.status === 201) return put(after, step, shape);
  if (method === 'delete') return deleted(after, shape, step);
  return isSafe(method) ? after : changed(after, shape, step);
}

function isNotFound({ answer }: TakenStep): boolean {
  return answer.status === 404 || answer.status === 410;
}

function notFound(memory: Memory, shape: string, method: string): Memory {
  const resources = new Map(memory.resources);
  if (resources.get(shape) === 'gone') resources.set(shape, method === 'get' ? 'absent' : 'gone');
  // What should be there and is not is told once.
  else if (resources.get(shape) !== 'absent') resources.delete(shape);
  return { ...memory, resources };
}

function withWritten(
  written: Memory['written'],
  shape: string,
  members: JsonObject | undefined,
): Memory['written'] {
  const next = new Map(withoutBelow(written, shape));
  if (members) next.set(shape, members);
  else next.delete(shape);
  return next;
}

/** Whether an operation makes resources that can be read at a path of their own. */
export function isCreator({ operations }: Pick<Contract, 'operations'>, operation: Operation): boolean {
  const { method, path, responses } = operation;
  if (method === 'post') return itemOf(operations, pathShape(path)) !== undefined;
  return method === 'put' && isItem(path) && responses.some(({ status }) => status === '201');
}

/** The shape of the path at which an operation's new resources are. */
export function createdShape({ method, path }: Operation): string {
  return method === 'post' ? `${pathShape(path)}/{}` : pathShape(path);
}

function isItem(path: string): boolean {
  return pathShape(path).endsWith('/{}');
}

function created(contract: Contract, memory: Memory, step: TakenStep, item: PathParameter): Memory {
  const identity = identityOf(contract, step, item);
  if (!identity) return memory;
  const ids = new Map(withoutBelow(memory.ids, item.shape)).set(item.shape, identity.value);
  const resources = new Map(withoutBelow(memory.resources, item.shape));
  resources.delete(item.shape);
  // 202: it is there later, perhaps (RFC 9110, section 15.3.3).
  if (step.answer.status !== 202) resources.set(item.shape, identity.isCertain ? 'there' : 'likely there');
  const written = withWritten(memory.written, item.shape, sentMembers(step.draft));
  const id = memory.ids.get(item.shape);
  const isThere = id !== undefined && memory.resources.get(item.shape) === 'there';
  const earlier = new Map(memory.earlier);
  if (isThere) earlier.set(item.shape, { id, written: memory.written.get(item.shape) });
  return { ...memory, ids, resources, written, earlier };
}

function identityOf(contract: Contract, step: TakenStep, item: PathParameter): Identity | undefined {
  const reader = contract.operations.find(
    ({ method, path }) => method === 'get' && pathShape(path) === item.shape,
  );
  const isSameSchema =
    reader !== undefined && answersAlike(contract, step.operation, step.answer.status, reader);
  return identityIn({ item, step, isSameSchema });
}

function put(memory: Memory, step: TakenStep, shape: string): Memory {
  const value = pathId(step.operation, step.draft);
  if (value === undefined) return memory;
  return {
    ...memory,
    ids: new Map(memory.ids).set(shape, value),
    resources: new Map(memory.resources).set(shape, 'there'),
    written: withWritten(memory.written, shape, sentMembers(step.draft)),
  };
}

function deleted(memory: Memory, shape: string, step: TakenStep): Memory {
  if (!memory.ids.has(shape)) return changed(memory, shape, step);
  const { status } = step.answer;
  const written = withWritten(memory.written, shape, undefined);
  const resources = new Map(withoutBelow(memory.resources, shape));
  if (status === 202) resources.delete(shape);
  else resources.set(shape, 'gone');
  return { ...memory, ids: withoutBelow(memory.ids, shape), resources, written };
}

// A change of a resource may have moved it; anything done below it (`/things/{}/archive`) may have ended it.
function changed(memory: Memory, shape: string, step: TakenStep): Memory {
  const resources = new Map(memory.resources);
  const written = new Map(memory.written);
  for (const other of memory.written.keys()) if (shape.startsWith(`${other}/`)) written.delete(other);
  if (memory.ids.has(shape)) {
    const members = membersAfter(memory.written.get(shape), step);
    if (members) written.set(shape, members);
    else written.delete(shape);
  }
  for (const [other, state] of memory.resources) {
    const isDeleted = state === 'gone' || state === 'absent';
    if (shape.startsWith(`${other}/`) || (shape === other && isDeleted)) resources.delete(other);
    else if (shape === other) resources.set(other, 'likely there');
  }
  return { ...memory, resources, written };
}

// PUT replaces, PATCH changes what it names (RFC 9110, section 9.3.4; RFC 7396); what POST does is not known.
function membersAfter(
  before: JsonObject | undefined,
  { operation, draft }: TakenStep,
): JsonObject | undefined {
  const sent = sentMembers(draft);
  if (operation.method === 'put') return sent;
  return operation.method === 'patch' && sent ? { ...before, ...sent } : undefined;
}

function withoutBelow<Value>(map: ReadonlyMap<string, Value>, shape: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([other]) => !other.startsWith(`${shape}/`)));
}
