import { type Json, type JsonObject, isObject } from '../json.ts';

/** Keywords that assert nothing, so that a reference beside them needs no `allOf`. */
const annotations = new Set([
  '$ref',
  '$comment',
  'title',
  'description',
  'summary',
  'default',
  'deprecated',
  'example',
  'examples',
  'readOnly',
  'writeOnly',
  'externalDocs',
  'xml',
  '$anchor',
  '$dynamicAnchor',
  '$id',
  '$schema',
]);

/** What openapi-typescript takes for granted of a keyword's value. */
const shapes: Readonly<Record<string, (value: Json) => boolean>> = {
  properties: isObject,
  patternProperties: isObject,
  discriminator: isDiscriminator,
  enum: Array.isArray,
  required: Array.isArray,
  allOf: Array.isArray,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  prefixItems: Array.isArray,
};

/** Makes a schema one that openapi-typescript takes, in place, with the same meaning as far as types go. */
export function mendSchema(schema: JsonObject): void {
  // Reached by references only, which lead to copies of their own.
  delete schema['$defs'];
  delete schema['definitions'];
  for (const [keyword, isWellFormed] of Object.entries(shapes)) {
    if (schema[keyword] !== undefined && !isWellFormed(schema[keyword])) delete schema[keyword];
  }
  if (Array.isArray(schema['allOf'])) schema['allOf'] = schema['allOf'].map(asObject);
  openToProperties(schema);
  combineReference(schema);
}

/**
 * TypeScript has no type for "all other properties": an index signature speaks of the named ones as well,
 * and where these are of other types no value would be assignable. Others are then `unknown`.
 */
function openToProperties(schema: JsonObject): void {
  const { additionalProperties, properties } = schema;
  if (!isObject(additionalProperties) || !isObject(properties)) return;
  const { type } = additionalProperties;
  const isScalar = typeof type === 'string' && type !== 'object' && type !== 'array';
  const isSame = (property: Json): boolean =>
    isScalar && additionalProperties['enum'] === undefined && isObject(property) && property['type'] === type;
  const fits = Object.keys(additionalProperties).length === 0 || Object.values(properties).every(isSame);
  if (!fits) schema['additionalProperties'] = true;
}

/** openapi-typescript looks for members in each item of `allOf`, which a boolean has none of. */
function asObject(schema: Json): Json {
  if (schema === false) return { enum: [] };
  return isObject(schema) ? schema : {};
}

function isDiscriminator(value: Json): boolean {
  if (!isObject(value) || typeof value['propertyName'] !== 'string') return false;
  const { mapping } = value;
  return (
    mapping === undefined ||
    (isObject(mapping) && Object.values(mapping).every((name) => typeof name === 'string'))
  );
}

/** openapi-typescript reads nothing beside `$ref`, which JSON Schema 2020-12 (Core, section 8.2.3.1) asserts as well. */
function combineReference(schema: JsonObject): void {
  const { $ref, allOf = [] } = schema;
  if ($ref === undefined || Object.keys(schema).every((keyword) => annotations.has(keyword))) return;
  delete schema['$ref'];
  schema['allOf'] = [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])];
}
