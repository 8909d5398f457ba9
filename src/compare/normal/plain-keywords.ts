import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { isDeciding } from '../deciding.ts';
import { placeMember, type Work } from './work.ts';

/**
 * Brings keywords that need no other schema to one spelling, in place: `type: [string]` to `type: string`, what
 * allows every property to nothing, and the formats of OpenAPI 3.0 for bytes to the keywords that took their
 * place (OpenAPI 3.1.1, "Working with Binary Data").
 */
export function spellPlainly(work: Work, schema: JsonObject, pointer: string): void {
  const { type } = schema;
  if (Array.isArray(type) && type.length === 1) schema.type = type[0] ?? null;
  for (const [keyword, isIdle] of Object.entries(idle)) {
    const value = schema[keyword];
    if (value !== undefined && isIdle(value, schema)) delete schema[keyword];
  }
  if (!tracksEvaluation(work))
    for (const keyword of ['additionalProperties', 'items'])
      if (saysNothing(schema[keyword])) delete schema[keyword];
  if (schema.format === 'byte') respell(work, schema, pointer, 'contentEncoding', 'base64');
  if (schema.format === 'binary')
    respell(work, schema, pointer, 'contentMediaType', 'application/octet-stream');
}

const isZero = (value: Json): boolean => value === 0;
const isEmpty = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0;
const isAlone = (_: Json, { contains }: JsonObject): boolean => contains === undefined;
const isUnasked = (_: Json, schema: JsonObject): boolean => schema.if === undefined;

/** What keywords say that allows everything, or nothing by themselves (Validation 2020-12, section 6; Core, section 10.2.2). */
const idle: Readonly<Record<string, (value: Json, schema: JsonObject) => boolean>> = {
  // Beside no type, OpenAPI 3.0's word says nothing in any version (3.0.3, "Schema Object").
  nullable: (_, { type }) => type === undefined,
  minLength: isZero,
  minItems: isZero,
  minProperties: isZero,
  uniqueItems: (value) => value === false,
  required: (value) => Array.isArray(value) && value.length === 0,
  dependentRequired: isEmpty,
  dependentSchemas: isEmpty,
  patternProperties: isEmpty,
  propertyNames: (value) => saysNothing(value),
  not: (value) => value === false,
  minContains: isAlone,
  maxContains: isAlone,
  // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
  then: isUnasked,
  else: isUnasked,
};

function respell(work: Work, schema: JsonObject, pointer: string, keyword: string, value: string): void {
  delete schema.format;
  if (schema[keyword] !== undefined) return;
  schema[keyword] = value;
  placeMember(work, schema, keyword, appendPointer(pointer, 'format'));
}

/** Whether a schema allows every value: `true`, `{}`, or one that only describes. */
export function saysNothing(schema: Json | undefined): boolean {
  return schema === true || (isObject(schema) && !Object.keys(schema).some(isDeciding));
}

const tracking = new WeakMap<JsonObject, boolean>();

/** Whether anything in the document asks what was evaluated: then `additionalProperties: true` and `items: true` say something. */
export function tracksEvaluation({ source }: Work): boolean {
  const known = tracking.get(source);
  if (known !== undefined) return known;
  const found = ['unevaluatedProperties', 'unevaluatedItems'].some((key) => holdsKey(source, key));
  tracking.set(source, found);
  return found;
}

function holdsKey(value: Json, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && Object.hasOwn(value, key)) return true;
  return Object.values(value).some((member) => holdsKey(member, key));
}
