import { walk } from '../../contract/structure.ts';
import { type Json, type JsonObject, isObject } from '../../json.ts';
import { isAnnotation } from '../annotations.ts';
import { mostListed } from '../typable-arrays.ts';

/** What TypeScript says of a keyword: all of it, nothing, or what is left of the schema after this. */
type Saying = 'all' | 'nothing' | ((schema: JsonObject) => void);

/**
 * What a type says of each JSON Schema keyword. What is left of a schema is what its type has to agree with:
 * a value that breaks that must not compile. Types are open, so that other properties break none, and have no
 * word for the number of anything but the items of a tuple, for a union of which one alternative alone may
 * hold, and for what depends on something else.
 */
export const saidByTypes: Readonly<Record<string, Saying>> = {
  $ref: 'all',
  $defs: 'all',
  definitions: 'all',
  type: numbersAlike,
  enum: valuesAlone,
  const: valuesAlone,
  allOf: 'all',
  anyOf: 'all',
  oneOf: anyAlternative,
  properties: declaredProperties,
  required: 'all',
  items: ofArrays,
  prefixItems: ofArrays,
  additionalProperties: ofMaps,
  minItems: ofTuples,
  maxItems: ofTuples,
  unevaluatedItems: afterPrefix,
  patternProperties: besidePatterns,
  unevaluatedProperties: 'nothing',
  propertyNames: 'nothing',
  minProperties: 'nothing',
  maxProperties: 'nothing',
  dependentRequired: 'nothing',
  dependentSchemas: 'nothing',
  contains: 'nothing',
  minContains: 'nothing',
  maxContains: 'nothing',
  uniqueItems: 'nothing',
  if: 'nothing',
  // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
  then: 'nothing',
  else: 'nothing',
  not: 'nothing',
  minLength: 'nothing',
  maxLength: 'nothing',
  pattern: 'nothing',
  format: 'nothing',
  minimum: 'nothing',
  maximum: 'nothing',
  exclusiveMinimum: 'nothing',
  exclusiveMaximum: 'nothing',
  multipleOf: 'nothing',
  discriminator: 'nothing',
};

/** A copy of a schema that says what a type says of it. */
export function saidOf(schema: Json): Json {
  const copy: Json = structuredClone(schema);
  for (const { value } of walk('schema', copy)) if (isObject(value)) reduce(value);
  return copy;
}

function reduce(schema: JsonObject): void {
  const keywords = Object.keys(schema).filter((keyword) => !isAnnotation(keyword));
  for (const keyword of keywords) {
    const saying = Object.hasOwn(saidByTypes, keyword) ? saidByTypes[keyword] : 'nothing';
    if (saying === 'nothing') delete schema[keyword];
  }
  for (const keyword of keywords) {
    const saying = saidByTypes[keyword];
    if (typeof saying === 'function' && schema[keyword] !== undefined) saying(schema);
  }
}

function typesOf({ type }: JsonObject): Json[] {
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [type];
}

function numbersAlike(schema: JsonObject): void {
  const types = typesOf(schema).map((type) => (type === 'integer' ? 'number' : type));
  schema['type'] = [...new Set(types)];
}

/** Beside its values, only `type` counts. */
function valuesAlone(schema: JsonObject): void {
  for (const keyword of Object.keys(schema))
    if (keyword !== 'type' && keyword !== 'enum' && keyword !== 'const' && !isAnnotation(keyword))
      delete schema[keyword];
  if (schema['const'] !== undefined) delete schema['enum'];
}

function anyAlternative(schema: JsonObject): void {
  const { oneOf = [], allOf } = schema;
  delete schema['oneOf'];
  schema['allOf'] = [...(Array.isArray(allOf) ? allOf : []), { anyOf: oneOf }];
}

/** What may not be there at all is not told from what may be. */
function declaredProperties(schema: JsonObject): void {
  const { properties } = schema;
  if (!isObject(properties)) return;
  for (const name of Object.keys(properties)) if (properties[name] === false) delete properties[name];
}

/** Without `type: array`, a type says nothing of items. */
function ofArrays(schema: JsonObject): void {
  if (typesOf(schema).includes('array')) return;
  for (const keyword of ['items', 'prefixItems', 'minItems', 'maxItems']) delete schema[keyword];
}

/** Beside named properties, an index signature says nothing of the others. */
function ofMaps(schema: JsonObject): void {
  const { additionalProperties, properties } = schema;
  if (!isObject(additionalProperties) || isObject(properties)) delete schema['additionalProperties'];
}

/** Names are not told apart, and the type of some is that of any. */
function besidePatterns(schema: JsonObject): void {
  delete schema['patternProperties'];
  delete schema['additionalProperties'];
}

function ofTuples(schema: JsonObject): void {
  const { prefixItems, items, minItems, maxItems } = schema;
  const length = Array.isArray(prefixItems) ? prefixItems.length : 0;
  const isTuple = typesOf(schema).includes('array') && (length > 0 || items === false);
  const most = Math.max(length, mostListed);
  if (!isTuple || Number(maxItems) > most) delete schema['maxItems'];
  if (!isTuple) delete schema['minItems'];
  else if (minItems !== undefined) schema['minItems'] = Math.min(Number(minItems), most);
}

function afterPrefix(schema: JsonObject): void {
  const { unevaluatedItems = true, items, prefixItems } = schema;
  delete schema['unevaluatedItems'];
  if (items === undefined && prefixItems !== undefined) schema['items'] = unevaluatedItems;
}
