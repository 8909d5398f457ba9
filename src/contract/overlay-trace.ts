import { basename } from 'node:path';
import type { OverlayAction, OverlayEffect, OverlayMisfit, OverlayObserver } from './overlay-effect.ts';

/** All that the overlays of a contract did, in order. */
export interface OverlayTrace {
  readonly actions: readonly OverlayAction[];
  readonly effects: readonly OverlayEffect[];
  /** The actions that did not fit and were left out. */
  readonly misfits: readonly OverlayMisfit[];
}

/** What one action did. */
export interface ActionTrace {
  readonly action: OverlayAction;
  readonly effects: readonly OverlayEffect[];
  readonly misfit: OverlayMisfit | undefined;
}

/** An observer to load a contract with, and what it has seen once the contract is loaded. */
export function traceOverlays(): { readonly observer: OverlayObserver; readonly trace: OverlayTrace } {
  const actions: OverlayAction[] = [];
  const effects: OverlayEffect[] = [];
  const misfits: OverlayMisfit[] = [];
  return {
    observer: {
      action: (action) => void actions.push(action),
      effect: (effect) => void effects.push(effect),
      misfit: (_, misfit) => void misfits.push(misfit),
    },
    trace: { actions, effects, misfits },
  };
}

/** A trace action by action, by what tells an action from the others of its contract wherever that lies. */
export function byAction({ actions, effects, misfits }: OverlayTrace): Map<string, ActionTrace> {
  const effectsOf = Map.groupBy(effects, keyOf);
  const misfitOf = new Map(misfits.map((misfit) => [keyOf(misfit), misfit]));
  return new Map(
    actions.map((action) => {
      const key = keyOf(action);
      return [key, { action, effects: effectsOf.get(key) ?? [], misfit: misfitOf.get(key) }];
    }),
  );
}

function keyOf({ file, action }: OverlayAction): string {
  return `${basename(file)}#${action}`;
}
