import type { Json, JsonObject } from '../json.ts';
import { type Action, Misfit, describeAction, fail, readActions } from './overlay-action.ts';
import { type Editor, remove } from './overlay-edit.ts';
import type { OverlayChange, OverlayObserver } from './overlay-effect.ts';
import { type Node, select } from './overlay-target.ts';
import { applyUpdate } from './overlay-update.ts';
import type { Origins } from './origin.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Applies an overlay (Overlay Specification 1.1) to a document, in place, action by action.
 *
 * Stricter than the specification in one point: an action whose target selects nothing is an error,
 * since it means that upstream has moved away from under the overlay.
 *
 * @param observer is told what each action does, and may take those that do not fit upon itself
 * @throws ExpectedError with the overlay's line when the overlay is malformed or an action does not fit
 */
export function applyOverlay(
  document: JsonObject,
  overlay: SourceFile,
  origins: Origins,
  observer?: OverlayObserver,
): void {
  for (const [index, action] of readActions(overlay).entries()) {
    if (observer) observe(document, action, index, origins, observer);
    else applyAction(document, action, { origins, note: undefined });
  }
}

/** An action that turns out not to fit at its second place is undone at its first. */
function observe(
  document: JsonObject,
  action: Action,
  index: number,
  origins: Origins,
  observer: OverlayObserver,
): void {
  const described = describeAction(action, index);
  const done: { change: OverlayChange; undo: () => void }[] = [];
  observer.action?.(described);
  try {
    applyAction(document, action, { origins, note: (change, undo) => done.push({ change, undo }) });
  } catch (error) {
    if (!(error instanceof Misfit) || !observer.misfit) throw error;
    for (const { undo } of done.toReversed()) undo();
    observer.misfit(error, { ...described, reason: error.reason, error });
    return;
  }
  for (const { change } of done) observer.effect?.({ ...described, ...change });
}

function applyAction(document: JsonObject, action: Action, editor: Editor): void {
  const { remove: removes, update, copy } = action.fields;
  const targets = select(document, action, 'target');
  if (removes === true) return removeAll(targets, action, editor);
  if ((update === undefined) === (copy === undefined)) {
    fail(action.at(), 'an action needs exactly one of `update`, `copy` and `remove: true`');
  }
  const addition =
    update === undefined ? copied(document, action) : editor.origins.read(update, action.at('update'));
  for (const target of targets) applyUpdate(target, addition, action, editor);
}

function copied(document: JsonObject, action: Action): Json {
  if (typeof action.fields['copy'] !== 'string') fail(action.at('copy'), '`copy` is a JSONPath query');
  const [source, ...others] = select(document, action, 'copy');
  if (source && others.length === 0) return source.value;
  const message = `\`copy\` selects ${others.length + 1} nodes instead of one`;
  throw new Misfit('source', action.at('copy'), message);
}

/** From the last to the first, as the items behind a removed one move up. */
function removeAll(targets: readonly Node[], action: Action, editor: Editor): void {
  const inOrder = targets.toSorted((a, b) => comparePaths(a.path, b.path));
  for (const { slot, path } of inOrder.toReversed()) {
    if (!slot) fail(action.at('target'), 'the whole description cannot be removed');
    remove(slot.container, slot.key, path, editor);
  }
}

function comparePaths(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [index, token] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (token === other) continue;
    return typeof token === 'number' && typeof other === 'number'
      ? token - other
      : String(token) < String(other)
        ? -1
        : 1;
  }
  return a.length - b.length;
}
