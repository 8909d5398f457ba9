import type { Finding } from '../finding.ts';
import { contradicted, misfitting } from './overlay-contradicted.ts';
import { nothingToRemove, superfluous } from './overlay-superfluous.ts';
import { type ActionTrace, type OverlayTrace, byAction } from './overlay-trace.ts';

/**
 * Judges the overlays of a contract whose upstream has moved: which actions upstream has made
 * superfluous (`update/overlay-superfluous`), and which it contradicts (`update/overlay-contradicted`,
 * an error when the action does not fit any more).
 *
 * @param contract its name
 * @param before what the overlays did to the upstream of before. When that is not known, only actions
 *   that do not fit or change nothing are found.
 * @param after what the same overlays did to the upstream of now
 */
export function judgeOverlays(
  contract: string,
  before: OverlayTrace | undefined,
  after: OverlayTrace,
): Finding[] {
  const then = before && byAction(before);
  return [...byAction(after)].flatMap(([key, now]) => judge(contract, now, fitting(then?.get(key))));
}

function judge(contract: string, now: ActionTrace, before: ActionTrace | undefined): Finding[] {
  const { misfit, action } = now;
  if (!misfit) return [...superfluous(contract, now, before), ...contradicted(contract, now, before)];
  const isGone = action.does === 'remove' && misfit.reason === 'target';
  return [isGone ? nothingToRemove(contract, now, before) : misfitting(contract, misfit, before)];
}

/** An action that did not fit before either says nothing of what upstream was. */
function fitting(before: ActionTrace | undefined): ActionTrace | undefined {
  return before?.misfit ? undefined : before;
}
