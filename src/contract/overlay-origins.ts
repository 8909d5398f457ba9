import type { OverlayOrigin } from '../constraint-record.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { locationOf, type Origin, type Origins } from './origin.ts';
import { internalPointer } from './references.ts';
import type { SourceFile } from './source-file.ts';

/** The extension by which an overlay action names the prose that it writes as a rule: JSON pointers, one or a list. */
export const sourceExtension = 'x-source';

/** Gives the overlay action that wrote what stands at a pointer; `undefined` for what the publisher wrote. */
export function overlayOriginOf(
  document: JsonObject,
  origins: Origins,
  overlays: readonly SourceFile[],
): (pointer: string) => OverlayOrigin | undefined {
  const known = new Map<string, OverlayOrigin>();
  return (pointer) => {
    const origin = overlays.length === 0 ? undefined : origins.at(document, pointer);
    if (!origin || !overlays.includes(origin.file)) return undefined;
    const action = actionOf(origin);
    if (!action) return undefined;
    const key = `${origin.file.path} ${action.token}`;
    const described = known.get(key) ?? describe(action);
    known.set(key, described);
    return described;
  };
}

type Below = Extract<Origin, { token: string }>;

/** The entry of `actions` that a place of an overlay is in. */
function actionOf(origin: Origin): Below | undefined {
  let at: Origin = origin;
  while ('parent' in at) {
    const above: Origin = at.parent;
    if ('parent' in above && above.token === 'actions' && !('parent' in above.parent)) return at;
    at = above;
  }
  return undefined;
}

function describe(action: Below): OverlayOrigin {
  const { value } = action.file;
  const actions = isObject(value) ? value['actions'] : undefined;
  const fields = Array.isArray(actions) ? actions[Number(action.token)] : undefined;
  const description = isObject(fields) ? fields['description'] : undefined;
  const sources = isObject(fields) ? pointersIn(fields[sourceExtension]) : [];
  return {
    location: locationOf(action),
    ...(typeof description === 'string' && { description: description.trim() }),
    ...(sources.length > 0 && { sources }),
  };
}

/** People write `#/…` out of habit with references. */
function pointersIn(value: Json | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => (typeof each === 'string' ? [internalPointer(each) ?? each] : []));
}
