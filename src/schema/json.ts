/** A JSON value (RFC 8259), as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
/** A JSON array. */
export type JsonArray = Json[];
/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/**
 * Whether a value is a JSON object: neither null nor an array.
 *
 * @example
 * ```ts
 * import { isObject } from 'schema-arbitraries/json';
 *
 * isObject({}); // => true
 * isObject([]); // => false
 * ```
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a member that should be a string; `''` when it is something else.
 *
 * @example
 * ```ts
 * import { textOf } from 'schema-arbitraries/json';
 *
 * textOf('a'); // => "a"
 * textOf(1); // => ""
 * ```
 */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Sets an own property, also when the key is `__proto__`: descriptions come from strangers,
 * and a plain assignment would change the prototype instead.
 *
 * @example
 * ```ts
 * import { setOwn } from 'schema-arbitraries/json';
 *
 * const object = {};
 * setOwn(object, '__proto__', 1);
 * Object.keys(object); // => ["__proto__"]
 * ```
 */
export function setOwn(object: JsonObject, key: string, value: Json): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
