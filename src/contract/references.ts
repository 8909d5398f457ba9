import { type Json, type JsonObject, isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';

/** A value and the pointer to where it really stands. */
export interface Resolved {
  readonly pointer: string;
  readonly value: Json;
}

/**
 * The value at a pointer, references followed: the pointer is that of the last one's target.
 * `undefined` when nothing stands there or the references lead in a circle.
 *
 * @param known what stands at the pointer, where that is known
 */
export function resolve(
  document: JsonObject,
  pointer: string,
  known: Json | undefined = valueAt(document, pointer),
): Resolved | undefined {
  if (!isReference(known)) return known === undefined ? undefined : { pointer, value: known };
  const seen = new Set([pointer]);
  let value: Json | undefined = known;
  while (isReference(value)) {
    const at = internalPointer(value.$ref);
    if (at === undefined || seen.has(at)) return undefined;
    seen.add(at);
    value = valueAt(document, at);
    if (value !== undefined && !isReference(value)) return { pointer: at, value };
  }
  return undefined;
}

function isReference(value: Json | undefined): value is JsonObject & { $ref: string } {
  return isObject(value) && typeof value['$ref'] === 'string';
}

/** The pointer of an internal reference (`#/a%20b` gives `/a b`); `undefined` for an anchor or an external one. */
export function internalPointer(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  if (!reference.includes('%')) return reference.slice(1);
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}
