import type { JsonArray, JsonObject } from './json.ts';

const known = new WeakMap<JsonObject, Map<readonly string[], boolean>>();

/**
 * Whether any object of a document has a member with one of several names, wherever it stands: a quick look, once for
 * a document and a list of names, at what most documents have none of.
 */
export function namesAny(document: JsonObject, names: readonly string[]): boolean {
  const ofDocument = known.get(document) ?? new Map<readonly string[], boolean>();
  known.set(document, ofDocument);
  const answer = ofDocument.get(names) ?? hasAny(document, names);
  ofDocument.set(names, answer);
  return answer;
}

/** Without recursion: documents come from strangers. */
function hasAny(document: JsonObject, names: readonly string[]): boolean {
  const pending: (JsonObject | JsonArray)[] = [document];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!Array.isArray(next)) for (const name of names) if (Object.hasOwn(next, name)) return true;
    for (const member of Object.values(next))
      if (typeof member === 'object' && member !== null) pending.push(member);
  }
  return false;
}
