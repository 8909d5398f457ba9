import { type Json, type JsonObject, isObject, setOwn } from '../json.ts';
import { isAnnotation } from './annotations.ts';
import { type SchemaLookup, partsOf, partsWithin, schemasIn } from './schema-lookup.ts';

/** Gives the schema of a property by its name, as far as anything says something about it. */
type Declared = (name: string) => Json | undefined;

/** Characters of JSON from which on a property's schema is not repeated. */
const longest = 1500;
/** Any value there is: what is required, of a schema too long to be repeated. */
const present: Json = { type: ['object', 'array', 'string', 'number', 'boolean', 'null'] };

/**
 * Puts beside `required` the properties that it names. openapi-typescript takes a property for required
 * where both stand in one schema only, while `required` speaks of the whole value (JSON Schema Validation
 * 2020-12, section 6.5.3): of what other parts of an `allOf` declare, of properties outside of the union
 * that it stands in, and of names that nothing declares.
 *
 * @param done the schemas that are part of another one's value, which have been looked at with it
 */
export function joinRequired(schema: JsonObject, lookup: SchemaLookup, done: WeakSet<JsonObject>): void {
  const isReference = Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword));
  if (!isReference && !done.has(schema)) join(schema, lookup, done, () => undefined);
}

function join(schema: JsonObject, lookup: SchemaLookup, done: WeakSet<JsonObject>, outer: Declared): void {
  const declared: Declared = (name) => declaredIn(schema, name, lookup) ?? outer(name);
  const branches = inlineParts(schema, done).flatMap(({ anyOf, oneOf }) => [anyOf, oneOf].flatMap(schemasIn));
  // Before anything is added, which would be found as declared.
  const missing = missingNames(schema, lookup).map((name): [string, Json] => [
    name,
    repeated(declared(name) ?? additional(schema)),
  ]);
  for (const branch of branches) join(branch, lookup, done, declared);
  addRequired(schema, missing);
}

/** A schema and the parts of its `allOf` that stand in it, all of them looked at with it. */
function inlineParts(schema: JsonObject, done: WeakSet<JsonObject>): JsonObject[] {
  const parts = partsWithin(schema);
  for (const part of parts) done.add(part);
  return parts;
}

/** The names that a schema requires and no part of it requires beside their property. */
function missingNames(schema: JsonObject, lookup: SchemaLookup): string[] {
  const { type } = schema;
  if (type !== undefined && type !== 'object' && !(Array.isArray(type) && type.includes('object'))) return [];
  const parts = partsOf(schema, lookup);
  const joined = new Set(parts.flatMap((part) => requiredBy(part).filter((name) => declares(part, name))));
  return [...new Set(parts.flatMap(requiredBy))].filter((name) => !joined.has(name));
}

function requiredBy({ required }: JsonObject): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
}

function declares({ properties }: JsonObject, name: string): boolean {
  return isObject(properties) && Object.hasOwn(properties, name);
}

function declaredIn(schema: JsonObject, name: string, lookup: SchemaLookup): Json | undefined {
  const parts = partsOf(schema, lookup);
  const declaring = parts.find((part) => declares(part, name));
  if (declaring && isObject(declaring['properties'])) return declaring['properties'][name];
  const unions = parts.flatMap((part) => [part['anyOf'], part['oneOf']]).filter(Array.isArray);
  for (const union of unions) {
    const found = schemasIn(union).map((branch) => declaredIn(branch, name, lookup));
    const [first] = found;
    if (found.length > 0 && found.every((each) => each !== undefined))
      return found.length === 1 ? first : { anyOf: distinct(found) };
  }
  return undefined;
}

function distinct(schemas: readonly (Json | undefined)[]): Json[] {
  return [
    ...new Map(
      schemas.flatMap((each) => (each === undefined ? [] : [[JSON.stringify(each), each] as const])),
    ).values(),
  ];
}

function additional({ additionalProperties }: JsonObject): Json {
  return isObject(additionalProperties) ? additionalProperties : {};
}

function repeated(schema: Json): Json {
  if (!isObject(schema)) return schema;
  const { readOnly, writeOnly } = schema;
  const kept = Object.entries(schema).filter(([keyword]) => !isAnnotation(keyword));
  const text = JSON.stringify(Object.fromEntries(kept));
  const copy: unknown = text.length > longest ? structuredClone(present) : JSON.parse(text);
  return {
    ...(isObject(copy) ? copy : {}),
    ...(readOnly === undefined ? {} : { readOnly }),
    ...(writeOnly === undefined ? {} : { writeOnly }),
  };
}

function addRequired(schema: JsonObject, missing: readonly [string, Json][]): void {
  if (missing.length === 0) return;
  const { properties, allOf, anyOf, oneOf, $ref, additionalProperties } = schema;
  const isAlone = [properties, allOf, anyOf, oneOf, $ref, additionalProperties].every(
    (each) => each === undefined,
  );
  const joined: JsonObject = isObject(properties) ? properties : {};
  for (const [name, property] of missing) setOwn(joined, name, property);
  schema['properties'] = joined;
  schema['required'] = [...new Set([...requiredBy(schema), ...missing.map(([name]) => name)])];
  // What names some properties by `required` alone has others as well.
  if (isAlone && schema['type'] === 'object') schema['additionalProperties'] = true;
}
