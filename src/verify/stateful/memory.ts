import type { Contract, Operation } from '../../contract/contract.ts';
import type { Json } from '../../json.ts';
import { answersAlike } from './answer-schema.ts';
import { identityIn, itemOf, type Identity } from './identity.ts';
import { pathParameters, pathShape, type PathParameter } from '../path-shape.ts';
import type { TakenStep } from './step.ts';

/** What a sequence has learnt on its way. */
export interface Memory {
  readonly taken: readonly TakenStep[];
  /** The ids that answers gave, by the shape of the path that they complete: `/things/{}`. */
  readonly ids: ReadonlyMap<string, Json>;
  /** What is known of the resources with these ids. */
  readonly resources: ReadonlyMap<string, 'there' | 'likely there' | 'gone'>;
}

/** What a sequence knows before its first step. */
export const nothing: Memory = { taken: [], ids: new Map(), resources: new Map() };

/** What a sequence knows after another step. What it cannot be sure of any more it forgets. */
export function remember(contract: Contract, memory: Memory, step: TakenStep): Memory {
  const after = { ...memory, taken: [...memory.taken, step] };
  if (step.answer.status >= 300) return after;
  const { method, path } = step.operation;
  const shape = pathShape(path);
  const item = method === 'post' ? itemOf(contract.operations, shape) : undefined;
  if (item) return created(contract, after, step, item);
  if (method === 'put' && step.answer.status === 201) return put(after, step, shape);
  if (method === 'delete') return deleted(after, shape, step.answer.status);
  return method === 'get' || method === 'head' || method === 'options' ? after : changed(after, shape);
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
  return { ...memory, ids, resources };
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
  const name = pathParameters(step.operation.path).at(-1)?.name;
  const value = step.draft.entries().find(([part]) => part.key === `path.${name}`)?.[1];
  if (value === undefined) return memory;
  return {
    ...memory,
    ids: new Map(memory.ids).set(shape, value),
    resources: new Map(memory.resources).set(shape, 'there'),
  };
}

function deleted(memory: Memory, shape: string, status: number): Memory {
  if (!memory.ids.has(shape)) return changed(memory, shape);
  const resources = new Map(withoutBelow(memory.resources, shape));
  if (status === 202) resources.delete(shape);
  else resources.set(shape, 'gone');
  return { ...memory, ids: withoutBelow(memory.ids, shape), resources };
}

// A change of a resource may have moved it; anything done below it (`/things/{}/archive`) may have ended it.
function changed(memory: Memory, shape: string): Memory {
  const resources = new Map(memory.resources);
  for (const [other, state] of memory.resources) {
    if (shape.startsWith(`${other}/`) || (shape === other && state === 'gone')) resources.delete(other);
    else if (shape === other) resources.set(other, 'likely there');
  }
  return { ...memory, resources };
}

function withoutBelow<Value>(map: ReadonlyMap<string, Value>, shape: string): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([other]) => !other.startsWith(`${shape}/`)));
}
