import { type Json, type JsonObject, isObject } from '../json.ts';

/**
 * TypeScript has no type for "all other properties": an index signature speaks of the named ones as well,
 * and where these are of other types no value would be assignable. Others are then `unknown`; so they are
 * beside `patternProperties`, which say nothing of names that fit no pattern.
 */
export function openToProperties(schema: JsonObject): void {
  const { additionalProperties, patternProperties } = schema;
  const patterns = isObject(patternProperties) ? Object.values(patternProperties) : [];
  if (patterns.length > 0) delete schema['patternProperties'];
  const others = [...patterns, ...(additionalProperties === false ? [] : [additionalProperties ?? true])];
  if (patterns.length === 0 && !isObject(additionalProperties)) return;
  const [only = true] = others;
  const index = others.length === 1 ? only : others.every(isObject) ? { anyOf: others } : true;
  schema['additionalProperties'] = fitsProperties(index, schema['properties']) ? index : true;
}

function fitsProperties(index: Json, properties: Json | undefined): boolean {
  if (!isObject(properties) || !isObject(index) || Object.keys(index).length === 0) return true;
  const text = JSON.stringify(index);
  if (Object.values(properties).every((property) => JSON.stringify(property) === text)) return true;
  const { type } = index;
  const isScalar =
    typeof type === 'string' && type !== 'object' && type !== 'array' && index['enum'] === undefined;
  return (
    isScalar && Object.values(properties).every((property) => isObject(property) && property['type'] === type)
  );
}
