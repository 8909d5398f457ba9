import { internalPointer } from '../contract/references.ts';
import { walk } from '../contract/structure.ts';
import { type Json, type JsonObject, isObject } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';

/** What references of schemas lead to in one document. */
export interface SchemaLookup {
  readonly document: JsonObject;
  /** The pointer that a reference leads to; `undefined` when it leads out of the document or is none. */
  pointerOf(reference: Json | undefined): string | undefined;
  /** The schema that a schema's own `$ref` leads to. */
  target(schema: JsonObject): JsonObject | undefined;
}

/** The lookup of a document that does not change meanwhile. */
export function schemaLookup(document: JsonObject): SchemaLookup {
  let anchors: ReadonlyMap<string, string> | undefined;
  const pointerOf = (reference: Json | undefined): string | undefined => {
    if (typeof reference !== 'string') return undefined;
    if (reference === '#' || reference.startsWith('#/')) return internalPointer(reference);
    anchors ??= anchorsOf(document);
    return anchors.get(reference);
  };
  return {
    document,
    pointerOf,
    target: (schema) => {
      const pointer = pointerOf(schema['$ref']);
      const found = pointer === undefined ? undefined : valueAt(document, pointer);
      return isObject(found) ? found : undefined;
    },
  };
}

/** Pointers by the references to anchors (`#name`). */
export function anchorsOf(document: JsonObject): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  for (const visited of walk('openapi', document)) {
    const { kind, value } = visited;
    if (kind !== 'schema' || !isObject(value)) continue;
    if (typeof value['$anchor'] === 'string') anchors.set(`#${value['$anchor']}`, toPointer(visited.tokens));
  }
  return anchors;
}

/** The schemas among the items of a keyword such as `allOf`; none when it is malformed. */
export function schemasIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A schema and the parts of its `allOf` that stand in it and are no references, at any depth. */
export function partsWithin(schema: JsonObject): JsonObject[] {
  const parts = [schema];
  for (const part of parts)
    parts.push(...schemasIn(part['allOf']).filter((each) => each['$ref'] === undefined));
  return parts;
}

/** A schema, its `allOf` parts and what they refer to: all that speaks of the same value at once, each once. */
export function partsOf(schema: JsonObject, lookup: SchemaLookup): JsonObject[] {
  const parts = new Set<JsonObject>();
  const pending = [schema];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (parts.has(next)) continue;
    parts.add(next);
    const target = lookup.target(next);
    pending.push(...schemasIn(next['allOf']).toReversed(), ...(target ? [target] : []));
  }
  return [...parts];
}

/** The schemas of a property in a schema, its parts and what they refer to. */
export function propertySchemas(schema: JsonObject, property: string, lookup: SchemaLookup): JsonObject[] {
  return partsOf(schema, lookup).flatMap(({ properties }) => {
    const found =
      isObject(properties) && Object.hasOwn(properties, property) ? properties[property] : undefined;
    return isObject(found) ? [found] : [];
  });
}

/** A schema with a discriminator, and where it stands. */
export interface Discriminated {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** The schemas of a document that have a discriminator. */
export function discriminated(document: JsonObject): Discriminated[] {
  const found: Discriminated[] = [];
  for (const visited of walk('openapi', document)) {
    const { kind, value } = visited;
    if (kind === 'schema' && isObject(value) && value['discriminator'] !== undefined)
      found.push({ value, pointer: toPointer(visited.tokens) });
  }
  return found;
}
