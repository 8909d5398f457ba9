import { ExpectedError } from '../expected-error.ts';
import { type JsonObject, isObject, textOf } from '../json.ts';
import type { OverlayAction, OverlayMisfit } from './overlay-effect.ts';
import { type Origin, locationOf } from './origin.ts';
import type { SourceFile } from './source-file.ts';

/** One entry of `actions`, with the place of each of its fields. */
export interface Action {
  readonly fields: JsonObject;
  readonly at: (field?: string) => Origin;
}

/**
 * The actions of an overlay.
 *
 * @throws ExpectedError with the overlay's line when it is malformed
 */
export function readActions(overlay: SourceFile): Action[] {
  const root: Origin = { file: overlay };
  const { value } = overlay;
  if (!isObject(value) || !/^1\.\d+\.\d+/.test(textOf(value['overlay']))) {
    fail(
      root,
      'not an overlay: `overlay: 1.1.0` is missing',
      'Overlays follow the Overlay Specification 1.0 or 1.1.',
    );
  }
  const actions = value['actions'];
  const list: Origin = { file: overlay, parent: root, token: 'actions' };
  if (!Array.isArray(actions) || actions.length === 0) fail(list, 'an overlay needs a list of `actions`');
  return actions.map((fields, index) => {
    const own: Origin = { file: overlay, parent: list, token: String(index) };
    if (!isObject(fields) || typeof fields['target'] !== 'string') fail(own, 'an action needs a `target`');
    return { fields, at: (field) => (field ? { file: overlay, parent: own, token: field } : own) };
  });
}

/** An action as observers see it. */
export function describeAction({ fields, at }: Action, index: number): OverlayAction {
  const does = fields['remove'] === true ? 'remove' : fields['update'] === undefined ? 'copy' : 'update';
  const target = at('target');
  return {
    location: locationOf(target),
    action: index,
    file: target.file.name,
    target: textOf(fields['target']),
    does,
  };
}

/** An error that is told from others by what it says of upstream: the action is well-formed, but does not fit. */
export class Misfit extends ExpectedError {
  readonly reason: OverlayMisfit['reason'];

  constructor(reason: OverlayMisfit['reason'], origin: Origin, message: string, help?: string) {
    super(message, { location: locationOf(origin), help });
    this.reason = reason;
  }
}

/** Says what is wrong with an overlay, whatever it is applied to. */
export function fail(origin: Origin, message: string, help?: string): never {
  throw new ExpectedError(message, { location: locationOf(origin), help });
}
