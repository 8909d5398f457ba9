import { type Json, type JsonObject, isObject } from '../json.ts';
import { toPointer } from '../json-pointer.ts';
import { type Action, Misfit } from './overlay-action.ts';
import { type Editor, type Path, append, put } from './overlay-edit.ts';
import type { Node } from './overlay-target.ts';
import type { Origin } from './origin.ts';

/**
 * Updates one target of an action (Overlay Specification 1.1, "Action Object"): objects merge, arrays
 * append, primitives replace.
 *
 * @throws ExpectedError when target and update are of different kinds
 */
export function applyUpdate(target: Node, addition: Json, action: Action, editor: Editor): void {
  const { value, slot, path } = target;
  const field = action.at(action.fields['update'] === undefined ? 'copy' : 'update');
  if (Array.isArray(value)) return append(value, addition, path, field, editor);
  if (isObject(value)) {
    if (!isObject(addition)) {
      const place = toPointer(path) || 'the root';
      throw new Misfit('kind', field, `${place} is an object: it cannot be updated with ${kindOf(addition)}`);
    }
    return merge(value, addition, { path, field }, editor);
  }
  if (typeof addition === 'object' && addition !== null) {
    const message = `${toPointer(path)} is ${kindOf(value)}: it cannot be updated with ${kindOf(addition)}`;
    throw new Misfit('kind', field, message);
  }
  if (slot) put({ ...slot, path }, addition, field, editor);
}

/** Recursively, as the specification says: objects merge, arrays append, primitives replace, else it is an error. */
function merge(
  target: JsonObject,
  addition: JsonObject,
  { path, field }: { path: Path; field: Origin },
  editor: Editor,
): void {
  for (const [key, value] of Object.entries(addition)) {
    const origin = editor.origins.of(addition, key) ?? field;
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    const at = [...path, key];
    if (isObject(present) && isObject(value)) merge(present, value, { path: at, field: origin }, editor);
    else if (Array.isArray(present) && Array.isArray(value)) append(present, value, at, origin, editor);
    else if (present === undefined || (isPrimitive(present) && isPrimitive(value))) {
      put({ container: target, key, path: at }, editor.origins.copy(value), origin, editor);
    } else {
      const message = `\`${key}\` is ${kindOf(present)} in the description: it cannot be merged with ${kindOf(value)}`;
      throw new Misfit('kind', origin, message);
    }
  }
}

function isPrimitive(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : 'a primitive';
}
