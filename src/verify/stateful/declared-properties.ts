import { resolve } from '../../contract/references.ts';
import { isObject, type JsonObject } from '../../json.ts';
import { appendPointer, valueAt } from '../../json-pointer.ts';

/** A property that a schema declares. */
export interface DeclaredProperty {
  /** JSON pointer of its schema, references followed. */
  readonly pointer: string;
  /** Whether it is in requests alone, or in responses alone. */
  readonly isOneWay: boolean;
}

/** The properties that a schema declares, in what it refers to and in its branches too, by name; the first of a name counts. */
export function declaredProperties(
  document: JsonObject,
  pointer: string,
): ReadonlyMap<string, DeclaredProperty> {
  const found = new Map<string, DeclaredProperty>();
  const seen = new Set<string>();
  const waiting = [pointer];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const resolved = resolve(document, next);
    if (!resolved || seen.has(resolved.pointer) || !isObject(resolved.value)) continue;
    seen.add(resolved.pointer);
    const { properties } = resolved.value;
    for (const name of Object.keys(isObject(properties) ? properties : {})) {
      const property = propertyAt(document, appendPointer(resolved.pointer, 'properties', name));
      if (property && !found.has(name)) found.set(name, property);
    }
    for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
      const branches = resolved.value[keyword];
      if (Array.isArray(branches))
        waiting.push(...branches.map((_, index) => appendPointer(resolved.pointer, keyword, index)));
    }
  }
  return found;
}

// Beside a reference may stand that a property is read-only (OpenAPI 3.1, "Schema Object").
function propertyAt(document: JsonObject, pointer: string): DeclaredProperty | undefined {
  const resolved = resolve(document, pointer);
  if (!resolved) return undefined;
  const schemas = [valueAt(document, pointer), resolved.value].filter((value) => isObject(value));
  const isOneWay = schemas.some(({ readOnly, writeOnly }) => readOnly === true || writeOnly === true);
  return { pointer: resolved.pointer, isOneWay };
}
