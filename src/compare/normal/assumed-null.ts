import { assumesNull } from '../../contract/upgrade-schema.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import { typesAt } from './types-at.ts';

/**
 * Whether a null that a schema of OpenAPI 3.0 was taken to admit is left out of a comparison: 3.0 can be read both
 * ways where `nullable` stands without a type or beside an `enum` without null, so what the same description
 * says in 3.1 decides.
 */
export function isNullDropped(
  schema: JsonObject,
  pointer: string,
  source: JsonObject,
  other: JsonObject,
): boolean {
  if (!assumesNull(schema)) return false;
  const partner = valueAt(other, pointer);
  if (partner === undefined || source === other) return false;
  if (!isObject(partner) || assumesNull(partner)) return false;
  // What stands beside a type that names null may leave it out again.
  return !admitsNull(partner) || typesAt(other, pointer)?.has('null') === false;
}

function admitsNull(schema: JsonObject): boolean {
  if (Array.isArray(schema.enum)) return schema.enum.includes(null);
  const isNull = (one: Json): boolean => isObject(one) && (one.type === 'null' || admitsNull(one));
  const branches = [schema.anyOf, schema.oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.includes('null') || branches.some(isNull);
}
