import type { Expectation } from '../case.ts';
import { acceptance, type PlanContext } from '../plan/plan-context.ts';
import type { Memory } from './memory.ts';
import { pathShape } from '../path-shape.ts';
import type { Step } from './step.ts';

/** What a step's answer must be, after what happened before it. */
export function stepExpectation(context: PlanContext, step: Step, memory: Memory): Expectation {
  const { method, path } = step.operation;
  const state = memory.resources.get(pathShape(path));
  const usual = acceptance(context);
  const isReading = method === 'get' || method === 'head';
  if (state === 'gone') return isReading ? { kind: 'gone' } : excused(usual);
  if (!isReading || usual.kind !== 'accepted') return usual;
  if (state === 'there' || leadsFromCreation(step, memory)) return { ...usual, created: 'certainly' };
  return state === undefined ? usual : { ...usual, created: 'likely' };
}

function excused(usual: Expectation): Expectation {
  return usual.kind === 'accepted' ? { ...usual, excuse: 'the resource was deleted before' } : usual;
}

// The contract itself says that the answer to a creation leads to what is read.
function leadsFromCreation({ link }: Step, { taken }: Memory): boolean {
  const last = taken.at(-1);
  if (!link || !last || link.from !== last.operation) return false;
  return last.operation.method === 'post' && (last.answer.status === 200 || last.answer.status === 201);
}
