import { type Json, type JsonObject, isObject, setOwn } from '../../json.ts';

/** Keywords whose subschemas a value has to fit, so that they may be narrowed. */
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps = new Set(['properties', 'patternProperties']);
const ones = new Set(['items', 'additionalProperties']);
/** Keywords that people write of objects only. */
const ofObjects = ['properties', 'additionalProperties', 'patternProperties', 'required'];

/** A copy of a schema as its author means it: what speaks of properties is an object. */
export function asMeant(schema: Json): Json {
  return copyOf(schema, () => {});
}

/** The same without what may be left out and is a component of its own, which is looked at by itself. */
export function byItself(schema: Json): Json {
  return copyOf(schema, leaveOut);
}

type Finish = (copy: JsonObject) => void;

function copyOf(schema: Json, finish: Finish): Json {
  if (!isObject(schema)) return schema;
  const copy: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) setOwn(copy, keyword, part(keyword, value, finish));
  const isUntyped = ['type', 'enum', 'const'].every((keyword) => schema[keyword] === undefined);
  if (isUntyped && ofObjects.some((keyword) => saysSomething(schema[keyword]))) copy['type'] = 'object';
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

function saysSomething(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function leaveOut(schema: JsonObject): void {
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
