import type { Json } from './json.ts';

/** The types that a JSON value can have; `integer` is a number with a zero fraction (JSON Schema Core 2020-12, section 4.2.1). */
export const jsonTypes = ['null', 'boolean', 'number', 'string', 'array', 'object'] as const;
/** One of the six JSON types. */
export type JsonType = (typeof jsonTypes)[number];

/**
 * The JSON type of a value.
 *
 * @example
 * ```ts
 * import { jsonTypeOf } from 'schema-arbitraries/json-type';
 *
 * [null, 1, [], {}].map(jsonTypeOf); // => ["null", "number", "array", "object"]
 * ```
 */
export function jsonTypeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'boolean' || type === 'number' || type === 'string' ? type : 'object';
}
