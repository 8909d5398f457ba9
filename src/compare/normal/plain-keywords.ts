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
  if (saysNothing(schema.additionalProperties) && !tracksEvaluation(work)) delete schema.additionalProperties;
  if (schema.format === 'byte') respell(work, schema, pointer, 'contentEncoding', 'base64');
  if (schema.format === 'binary')
    respell(work, schema, pointer, 'contentMediaType', 'application/octet-stream');
}

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

/** Whether anything in the document asks which properties were evaluated: then `additionalProperties: true` says something. */
function tracksEvaluation({ source }: Work): boolean {
  const known = tracking.get(source);
  if (known !== undefined) return known;
  const found = holdsKey(source, 'unevaluatedProperties');
  tracking.set(source, found);
  return found;
}

function holdsKey(value: Json, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!Array.isArray(value) && Object.hasOwn(value, key)) return true;
  return Object.values(value).some((member) => holdsKey(member, key));
}
