import { JSONPathEnvironment, JSONPathError } from 'json-p3';
import { ExpectedError } from '../expected-error.ts';
import { type Json, type JsonObject, isObject, textOf } from '../json.ts';
import { toPointer } from '../json-pointer.ts';
import { type Origin, type Origins, locationOf } from './origin.ts';
import type { SourceFile } from './source-file.ts';

type Container = Json[] | JsonObject;

/** Documents may be as deep as `Origins` lets them be; the library's own limit is 50 levels. */
const jsonPath = new JSONPathEnvironment({ maxRecursionDepth: 1000 });

/** A node that a JSONPath query selected: what it is, and the container and key it stands in; none for the root. */
interface Node {
  readonly value: Json;
  readonly path: readonly (string | number)[];
  readonly slot: { readonly container: Container; readonly key: string } | undefined;
}

/** One entry of `actions`, with the place of each of its fields. */
interface Action {
  readonly fields: JsonObject;
  readonly at: (field?: string) => Origin;
}

/**
 * Applies an overlay (Overlay Specification 1.1) to a document, in place, action by action.
 *
 * Stricter than the specification in one point: an action whose target selects nothing is an error,
 * since it means that upstream has moved away from under the overlay.
 *
 * @throws ExpectedError with the overlay's line when the overlay is malformed or an action does not fit
 */
export function applyOverlay(document: JsonObject, overlay: SourceFile, origins: Origins): void {
  for (const action of readActions(overlay)) applyAction(document, action, origins);
}

function readActions(overlay: SourceFile): Action[] {
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

function applyAction(document: JsonObject, action: Action, origins: Origins): void {
  const { remove, update, copy } = action.fields;
  const targets = select(document, action, 'target');
  if (remove === true) return removeAll(targets, action, origins);
  if ((update === undefined) === (copy === undefined)) {
    fail(action.at(), 'an action needs exactly one of `update`, `copy` and `remove: true`');
  }
  const addition =
    update === undefined ? copied(document, action) : origins.read(update, action.at('update'));
  for (const target of targets) applyUpdate(target, addition, action, origins);
}

function select(document: JsonObject, action: Action, field: 'target' | 'copy'): Node[] {
  const query = textOf(action.fields[field]);
  const nodes = evaluate(document, query, action.at(field));
  if (nodes.length > 0) return nodes;
  return fail(
    action.at(field),
    `the overlay's ${field} ${query} matches nothing in the description`,
    'Upstream may have renamed or removed what it speaks of: adapt the action, or delete it.',
  );
}

function evaluate(document: JsonObject, query: string, origin: Origin): Node[] {
  try {
    return jsonPath.query(query, document).nodes.map(({ location, value }) => ({
      value: value as Json,
      path: location,
      slot: slotOf(document, location),
    }));
  } catch (error) {
    if (!(error instanceof JSONPathError)) throw error;
    return fail(origin, `not a JSONPath query (RFC 9535): ${error.message}`);
  }
}

function slotOf(document: JsonObject, location: readonly (string | number)[]): Node['slot'] {
  if (location.length === 0) return undefined;
  let container: Json = document;
  for (const token of location.slice(0, -1)) container = (container as JsonObject)[token] as Json;
  return { container: container as Container, key: String(location.at(-1)) };
}

function copied(document: JsonObject, action: Action): Json {
  if (typeof action.fields['copy'] !== 'string') fail(action.at('copy'), '`copy` is a JSONPath query');
  const [source, ...others] = select(document, action, 'copy');
  if (!source || others.length > 0)
    fail(action.at('copy'), `\`copy\` selects ${others.length + 1} nodes instead of one`);
  return source.value;
}

/** From the last to the first, as the items behind a removed one move up. */
function removeAll(targets: readonly Node[], action: Action, origins: Origins): void {
  const inOrder = targets.toSorted((a, b) => comparePaths(a.path, b.path));
  for (const { slot } of inOrder.toReversed()) {
    if (!slot) fail(action.at('target'), 'the whole description cannot be removed');
    origins.remove(slot.container, slot.key);
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

function applyUpdate(target: Node, addition: Json, action: Action, origins: Origins): void {
  const { value, slot } = target;
  const field = action.at(action.fields['update'] === undefined ? 'copy' : 'update');
  if (Array.isArray(value)) return append(value, addition, field, origins);
  if (isObject(value)) {
    if (!isObject(addition))
      fail(
        field,
        `${toPointer(target.path) || 'the root'} is an object: it cannot be updated with ${kindOf(addition)}`,
      );
    return merge(value, addition, field, origins);
  }
  if (typeof addition === 'object' && addition !== null) {
    fail(
      field,
      `${toPointer(target.path)} is ${kindOf(value)}: it cannot be updated with ${kindOf(addition)}`,
    );
  }
  if (slot) origins.set(slot.container, slot.key, addition, field);
}

function append(target: Json[], addition: Json, field: Origin, origins: Origins): void {
  const additions = Array.isArray(addition) ? addition : [addition];
  for (const [index, item] of additions.entries()) {
    const origin = Array.isArray(addition) ? origins.of(addition, String(index)) : field;
    origins.set(target, String(target.length), origins.copy(item), origin);
  }
}

/** Recursively, as the specification says: objects merge, arrays append, primitives replace, else it is an error. */
function merge(target: JsonObject, addition: JsonObject, field: Origin, origins: Origins): void {
  for (const [key, value] of Object.entries(addition)) {
    const origin = origins.of(addition, key) ?? field;
    const present = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isObject(present) && isObject(value)) merge(present, value, origin, origins);
    else if (Array.isArray(present) && Array.isArray(value)) append(present, value, origin, origins);
    else if (present === undefined || (isPrimitive(present) && isPrimitive(value))) {
      origins.set(target, key, origins.copy(value), origin);
    } else
      fail(
        origin,
        `\`${key}\` is ${kindOf(present)} in the description: it cannot be merged with ${kindOf(value)}`,
      );
  }
}

function isPrimitive(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : 'a primitive';
}

function fail(origin: Origin, message: string, help?: string): never {
  throw new ExpectedError(message, { location: locationOf(origin), ...(help ? { help } : {}) });
}
