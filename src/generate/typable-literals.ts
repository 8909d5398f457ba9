import type { Json, JsonObject } from '../json.ts';
import { jsonTypeOf } from '../schema/json-type.ts';
import { isAnnotation } from './annotations.ts';

/** The values of `enum` or `const` that `type` lets through; `undefined` when there is neither. */
export function literalsOf(schema: JsonObject): readonly Json[] | undefined {
  const { const: only, enum: listed } = schema;
  const values = only !== undefined ? [only] : listed;
  return Array.isArray(values) ? values.filter((value) => isOfType(value, schema['type'])) : undefined;
}

/**
 * Leaves of a schema with `enum` or `const` its values alone (JSON Schema Validation 2020-12, section 6.1).
 * openapi-typescript would add null to an `enum` whenever `type` has it, take no notice of `const: null`, and
 * read the values of an object's `enum` as schemas.
 */
export function keepLiterals(schema: JsonObject): void {
  const literals = literalsOf(schema);
  if (!literals) return;
  for (const keyword of Object.keys(schema)) if (!isAnnotation(keyword)) delete schema[keyword];
  const [only] = literals;
  if (literals.length === 1 && only !== undefined && only !== null) {
    schema['const'] = only;
    return;
  }
  schema['enum'] = [...literals];
  // Said in the comment. Of objects and arrays, openapi-typescript would make types of its own.
  const types = [...new Set(literals.map(jsonTypeOf))];
  if (types.length > 0 && !types.includes('object') && !types.includes('array')) {
    schema['type'] = types.length === 1 ? (types[0] ?? null) : types;
  }
}

function isOfType(value: Json, type: Json | undefined): boolean {
  const types = Array.isArray(type) ? type : [type];
  if (types.every((each) => typeof each !== 'string')) return true;
  const own = jsonTypeOf(value);
  return types.includes(own) || (types.includes('integer') && Number.isInteger(value));
}
