import { isObject, type Json, type JsonObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import { internalTarget } from './deciding.ts';

/** Fields of a description from which messages travel. */
const roots = ['paths', 'webhooks', 'x-webhooks'] as const;

/** Pointers of all that the operations, webhooks and callbacks of a description refer to, also through others. */
export function reachedPointers(document: JsonObject): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending: Json[] = roots.flatMap((field) => document[field] ?? []);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const target of isObject(value) ? targetsOf(value) : []) {
      if (reached.has(target)) continue;
      reached.add(target);
      const next = valueAt(document, target);
      if (next !== undefined) pending.push(next);
    }
    for (const member of Object.values(value)) pending.push(member);
  }
  return reached;
}

function targetsOf({ $ref, $dynamicRef, mapping }: JsonObject): readonly string[] {
  const mapped = isObject(mapping) ? Object.values(mapping) : [];
  return [$ref, $dynamicRef, ...mapped].flatMap((reference) => internalTarget(reference) ?? []);
}
