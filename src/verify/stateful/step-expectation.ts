import type { Accepted, Expectation } from '../case.ts';
import { sentMembers, type Draft } from '../draft.ts';
import { acceptance, type PlanContext } from '../plan/plan-context.ts';
import { pathParameters, pathShape } from '../path-shape.ts';
import { itemOf } from './identity.ts';
import { isCreator, type Memory } from './memory.ts';
import type { Step } from './step.ts';

/** What a step's answer must be, after what happened before it. `draft`: what it sends. */
export function stepExpectation(context: PlanContext, step: Step, memory: Memory, draft: Draft): Expectation {
  const { method, path } = step.operation;
  const state = memory.resources.get(pathShape(path));
  const isDeleted = state === 'gone' || state === 'absent';
  const usual = acceptance(context);
  if (usual.kind !== 'accepted') return usual;
  if (method === 'get' || method === 'head')
    return isDeleted ? { kind: 'gone' } : reading(context, usual, step, memory);
  if (isDeleted) return afterDeletion(usual, state === 'absent' && (method === 'put' || method === 'patch'));
  return writing(context, usual, step, draft);
}

function reading(context: PlanContext, usual: Accepted, step: Step, memory: Memory): Accepted {
  const shape = pathShape(step.operation.path);
  const state = memory.resources.get(shape);
  const lists = listed(context, step, memory);
  if (lists) return { ...usual, lists };
  const ignored = memory.ignored.get(shape);
  if (ignored) return { ...usual, ignored };
  const isThere = state === 'there' || leadsFromCreation(step, memory);
  const written = isThere ? memory.written.get(shape) : undefined;
  if (isThere) return { ...usual, created: 'certainly', ...(written ? { written } : {}) };
  // What was changed since is where it was, and as it was written.
  const rewritten = memory.written.get(shape);
  if (state === undefined) return usual;
  return { ...usual, created: 'likely', ...(rewritten ? { written: rewritten } : {}) };
}

// A list that is asked for with filters may well leave something out.
function listed({ contract }: PlanContext, step: Step, memory: Memory): Accepted['lists'] {
  const { path } = step.operation;
  const isWhole = step.draw === undefined && !step.link && !step.isSmallPage;
  const item = isWhole ? itemOf(contract.operations, pathShape(path)) : undefined;
  const id = item && memory.ids.get(item.shape);
  const state = item && memory.resources.get(item.shape);
  if (!item || id === undefined) return undefined;
  const isKnown = state !== undefined && state !== 'likely there';
  return { id, parameter: item.name, ...(isKnown ? { isThere: state === 'there' } : {}) };
}

// The answer to a change, or to a creation, says what was written.
function writing({ contract }: PlanContext, usual: Accepted, { operation }: Step, draft: Draft): Accepted {
  const { method, path } = operation;
  const isChange =
    (method === 'put' || method === 'patch') && pathParameters(path).at(-1)?.shape === pathShape(path);
  const written = isChange || isCreator(contract, operation) ? sentMembers(draft) : undefined;
  return written ? { ...usual, written } : usual;
}

function afterDeletion(usual: Accepted, isAfterDeletion: boolean): Expectation {
  return {
    ...usual,
    excuse: 'the resource was deleted before',
    ...(isAfterDeletion ? { isAfterDeletion } : {}),
  };
}

// The contract itself says that the answer to a creation leads to what is read.
function leadsFromCreation({ link }: Step, { taken }: Memory): boolean {
  const last = taken.at(-1);
  if (!link || !last || link.from !== last.operation) return false;
  return last.operation.method === 'post' && (last.answer.status === 200 || last.answer.status === 201);
}
