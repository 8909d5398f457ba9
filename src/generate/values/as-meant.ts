import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';

/** Keywords whose subschemas a value has to fit, so that they may be narrowed. */
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties']);
const ones = new Set(['items', 'additionalProperties']);
/** Keywords that people write of objects only. */
const ofObjects = ['properties', 'additionalProperties', 'patternProperties', 'required'];

/** A copy of a schema as its author means it: what speaks of properties is an object. */
export function asMeant(schema: Json): Json {
  return copyOf(schema, nameType);
}

/** A copy of a schema without what may be left out and is a component of its own, which is looked at by itself. */
export function byItself(schema: Json): Json {
  return copyOf(schema, leaveOut);
}

type Finish = (copy: JsonObject) => void;

function copyOf(schema: Json, finish: Finish): Json {
  if (!isObject(schema)) return schema;
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) setOwn(copy, keyword, part(keyword, value, finish));
  finish(copy);
  return copy;
}

function part(keyword: string, value: Json, finish: Finish): Json {
  if (ones.has(keyword)) return copyOf(value, finish);
  if (lists.has(keyword) && Array.isArray(value)) return value.map((each) => copyOf(each, finish));
  if (!maps.has(keyword) || !isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) setOwn(copy, name, copyOf(member, finish));
  return copy;
}

function nameType(schema: JsonObject): void {
  const isUntyped = ['type', 'enum', 'const'].every((keyword) => schema[keyword] === undefined);
  if (isUntyped && ofObjects.some((keyword) => speaksOfObjects(keyword, schema[keyword])))
    schema['type'] = 'object';
}

/** Any value of `additionalProperties` but false makes a map of an object. */
function speaksOfObjects(keyword: string, value: Json | undefined): boolean {
  if (keyword === 'additionalProperties') return value === true || isObject(value);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** What types say nothing of, and values may cost much to be made for. */
const untold = ['pattern', 'format', 'minLength', 'maxLength'];

function leaveOut(schema: JsonObject): void {
  for (const keyword of untold) delete schema[keyword];
  const { properties, required, items, minItems, prefixItems } = schema;
  const needed = Array.isArray(required) ? required : [];
  if (isObject(properties)) {
    for (const [name, property] of Object.entries(properties))
      if (isReference(property) && !needed.includes(name)) setOwn(properties, name, false);
  }
  if (isReference(items) && minItems === undefined && prefixItems === undefined) {
    delete schema['items'];
    schema['maxItems'] = 0;
  }
}

function isReference(schema: Json | undefined): boolean {
  return isObject(schema) && typeof schema['$ref'] === 'string' && Object.keys(schema).length === 1;
}
