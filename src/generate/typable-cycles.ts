import { type JsonObject, isObject, setOwn } from '../json.ts';
import { toPointer, valueAt } from '../json-pointer.ts';
import { type SchemaLookup, schemasIn } from './schema-lookup.ts';

/** What a type can be said to be without saying what else it is: keywords that lead to no other schema of the same value. */
const own = ['type', 'properties', 'required', 'additionalProperties', 'patternProperties', 'items', 'enum'];

/**
 * Ends circles of components that are each other, as where a base lists its subtypes in `oneOf` and each of
 * them has the base in `allOf`: no type can be defined so. The reference that closes the circle is replaced
 * by what the component it leads to says of itself.
 */
export function breakCircles(document: JsonObject, lookup: SchemaLookup): void {
  const schemas = valueAt(document, '/components/schemas');
  if (!isObject(schemas)) return;
  const closed = new Set<string>();
  const names = Object.keys(schemas).toSorted((a, b) => unions(schemas[b]) - unions(schemas[a]));
  for (const name of names)
    visit(toPointer(['components', 'schemas', name]), new Set(), closed, document, lookup);
}

function unions(schema: unknown): number {
  return isObject(schema) && (schema['oneOf'] !== undefined || schema['anyOf'] !== undefined) ? 1 : 0;
}

function visit(
  pointer: string,
  open: Set<string>,
  closed: Set<string>,
  document: JsonObject,
  lookup: SchemaLookup,
): void {
  const schema = valueAt(document, pointer);
  if (closed.has(pointer) || !isObject(schema)) return;
  open.add(pointer);
  for (const holder of holdersIn(schema)) {
    const target = lookup.pointerOf(holder['$ref']);
    if (target === undefined) continue;
    if (open.has(target)) replace(holder, valueAt(document, target));
    else visit(target, open, closed, document, lookup);
  }
  open.delete(pointer);
  closed.add(pointer);
}

/** The schemas with a reference that speak of the same value as a schema does. */
function holdersIn(schema: JsonObject): JsonObject[] {
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => schemasIn(schema[keyword]));
  return [...(schema['$ref'] === undefined ? [] : [schema]), ...parts.flatMap(holdersIn)];
}

function replace(holder: JsonObject, target: unknown): void {
  delete holder['$ref'];
  if (!isObject(target)) return;
  for (const keyword of own) {
    const value = target[keyword];
    if (value !== undefined && holder[keyword] === undefined) setOwn(holder, keyword, structuredClone(value));
  }
}
