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
 */
export function resolve(document: JsonObject, pointer: string): Resolved | undefined {
  const seen = new Set<string>();
  let at: string | undefined = pointer;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const value = valueAt(document, at);
    if (value === undefined) return undefined;
    if (!isObject(value) || typeof value['$ref'] !== 'string') return { pointer: at, value };
    at = internalPointer(value['$ref']);
  }
  return undefined;
}

/** The pointer of an internal reference (`#/a%20b` gives `/a b`); `undefined` for an anchor or an external one. */
export function internalPointer(reference: string): string | undefined {
  if (reference !== '#' && !reference.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(reference.slice(1));
  } catch {
    return undefined;
  }
}
