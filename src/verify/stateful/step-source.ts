import { sample } from 'fast-check';
import type { Operation } from '../../contract/contract.ts';
import type { Draft } from '../draft.ts';
import { validDrafts } from '../plan/fuzz.ts';
import type { PlanContext } from '../plan/plan-context.ts';
import { hasCredentials, planContext, type PlanSettings } from '../plan/plan.ts';

/** How many random requests of an operation sequences choose from. */
const drawn = 64;

/** What the steps of one operation are made from. */
export interface StepSource {
  readonly context: PlanContext;
  /** A random valid request, always the same for a number; the simplest one for none. */
  draft(draw: number | undefined): Draft;
}

/** Gives the source of an operation's steps; `undefined` when it has no valid request, or lacks credentials. */
export type StepSources = (operation: Operation) => StepSource | undefined;

/** The sources of steps of one contract, made when they are first asked for. */
export function stepSources(settings: PlanSettings): StepSources {
  const known = new Map<Operation, StepSource | undefined>();
  return (operation) => {
    if (!known.has(operation)) known.set(operation, sourceOf(settings, operation));
    return known.get(operation);
  };
}

function sourceOf(settings: PlanSettings, operation: Operation): StepSource | undefined {
  const context = planContext(settings, operation);
  if ('obstacle' in context || !hasCredentials(context)) return undefined;
  let drafts: readonly Draft[] | undefined;
  return {
    context,
    draft: (draw) => {
      if (draw === undefined) return context.base;
      drafts ??= sample(validDrafts(context), { seed: otherSeed(settings.seed), numRuns: drawn });
      return drafts[draw % drawn] ?? context.base;
    },
  };
}

// What the random requests of the operation itself created would be created a second time.
function otherSeed(seed: number): number {
  return Math.imul(seed, 0x9e37_79b1) ^ 0x5eed;
}
