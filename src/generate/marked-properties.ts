import { type Json, type JsonObject, isObject } from '../json.ts';
import { fromPointer, toPointer, valueAt } from '../json-pointer.ts';

/**
 * Whether `readOnly` or `writeOnly` stands anywhere in what is found at a place of a document or in
 * what that refers to: then requests and answers hold different values.
 */
export function hasMarkedProperties(document: JsonObject, tokens: readonly string[]): boolean {
  const unmarked = unmarkedIn.get(document) ?? new Set();
  unmarkedIn.set(document, unmarked);
  const seen = new Set<string>();
  const pending = [toPointer(tokens)];
  for (let pointer = pending.pop(); pointer !== undefined; pointer = pending.pop()) {
    if (seen.has(pointer) || unmarked.has(pointer)) continue;
    seen.add(pointer);
    const found = marksIn(valueAt(document, pointer));
    if (found.marked) return true;
    pending.push(...found.references);
  }
  // Nor does anything that was met on the way lead to a mark.
  for (const pointer of seen) unmarked.add(pointer);
  return false;
}

/** The pointers of what has no mark in it, by document. */
const unmarkedIn = new WeakMap<JsonObject, Set<string>>();

interface Marks {
  readonly marked: boolean;
  readonly references: readonly string[];
}

const known = new WeakMap<object, Marks>();

function marksIn(value: Json | undefined): Marks {
  if (typeof value !== 'object' || value === null) return { marked: false, references: [] };
  const remembered = known.get(value);
  if (remembered) return remembered;
  const references: string[] = [];
  let marked = false;
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (isObject(next)) {
      marked ||= next['readOnly'] === true || next['writeOnly'] === true;
      const { $ref } = next;
      if (typeof $ref === 'string' && $ref.startsWith('#/')) references.push(decoded($ref));
    }
    if (typeof next === 'object' && next !== null)
      for (const member of Object.values(next)) pending.push(member);
  }
  const marks = { marked, references };
  known.set(value, marks);
  return marks;
}

/** The pointer in a reference's fragment (RFC 6901, section 6). */
function decoded(reference: string): string {
  try {
    return toPointer(fromPointer(decodeURIComponent(reference.slice(1))));
  } catch {
    return reference.slice(1);
  }
}
