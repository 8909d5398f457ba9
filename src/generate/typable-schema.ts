import { type Json, type JsonObject, isObject } from '../json.ts';
import { isAnnotation } from './annotations.ts';
import type { SchemaLookup } from './schema-lookup.ts';
import { spellTuple } from './typable-arrays.ts';
import { separateCompositions } from './typable-compositions.ts';
import { keepLiterals } from './typable-literals.ts';
import { openToProperties } from './typable-properties.ts';
import { joinRequired } from './typable-required.ts';

/** What openapi-typescript takes for granted of a keyword's value. */
const shapes: Readonly<Record<string, (value: Json) => boolean>> = {
  properties: isObject,
  patternProperties: isObject,
  enum: Array.isArray,
  required: Array.isArray,
  allOf: Array.isArray,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  prefixItems: Array.isArray,
};

/**
 * Makes a schema one that openapi-typescript takes, in place, with the same meaning as far as types go.
 *
 * @param lookup what references lead to in the document as it was
 * @param done the schemas whose `required` has been looked at with that of the schema around them
 */
export function mendSchema(schema: JsonObject, lookup: SchemaLookup, done: WeakSet<JsonObject>): void {
  // `$defs` are reached by references only, which lead to copies of their own. `nullable` is no keyword of 3.1.
  for (const keyword of ['$defs', 'definitions', 'nullable', 'discriminator']) delete schema[keyword];
  for (const [keyword, isWellFormed] of Object.entries(shapes)) {
    if (schema[keyword] !== undefined && !isWellFormed(schema[keyword])) delete schema[keyword];
  }
  keepLiterals(schema);
  if (Array.isArray(schema['allOf'])) schema['allOf'] = schema['allOf'].map(asObject);
  joinRequired(schema, lookup, done);
  openToProperties(schema);
  spellTuple(schema);
  combineReference(schema);
  if (separateCompositions(schema)) mendSchema(schema, lookup, done);
}

/** openapi-typescript looks for members in each item of `allOf`, which a boolean has none of. */
function asObject(schema: Json): Json {
  if (schema === false) return { enum: [] };
  return isObject(schema) ? schema : {};
}

/** openapi-typescript reads nothing beside `$ref`, which JSON Schema 2020-12 (Core, section 8.2.3.1) asserts as well. */
function combineReference(schema: JsonObject): void {
  const { $ref, allOf = [] } = schema;
  if (
    $ref === undefined ||
    Object.keys(schema).every((keyword) => keyword === '$ref' || isAnnotation(keyword))
  )
    return;
  delete schema['$ref'];
  schema['allOf'] = [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])];
}
