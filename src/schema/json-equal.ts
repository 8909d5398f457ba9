import { isObject, type Json } from './json.ts';

/**
 * Whether two JSON values are equal as JSON Schema sees it (Core 2020-12, section 4.2.2): members in any order.
 *
 * @example
 * ```ts
 * import { jsonEqual } from 'schema-arbitraries/json-equal';
 *
 * jsonEqual({ a: 1, b: 2 }, { b: 2, a: 1 }); // => true
 * ```
 */
export function jsonEqual(left: Json, right: Json): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) return Array.isArray(right) && equalArrays(left, right);
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => {
    const other = Object.hasOwn(right, key) ? right[key] : undefined;
    const own = left[key];
    return own !== undefined && other !== undefined && jsonEqual(own, other);
  });
}

function equalArrays(left: readonly Json[], right: readonly Json[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index];
    return other !== undefined && jsonEqual(item, other);
  });
}

/**
 * A text that two values share exactly when they are equal: members are sorted.
 *
 * @example
 * ```ts
 * import { canonicalText } from 'schema-arbitraries/json-equal';
 *
 * canonicalText({ b: 2, a: [1] }); // => "{\"a\":[1],\"b\":2}"
 * ```
 */
export function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value === 0 ? 0 : value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`;
}

/**
 * Whether no two of several values are equal.
 *
 * @example
 * ```ts
 * import { areDistinct } from 'schema-arbitraries/json-equal';
 *
 * areDistinct([1, '1', [1]]); // => true
 * areDistinct([{ a: 1 }, { a: 1 }]); // => false
 * ```
 */
export function areDistinct(values: readonly Json[]): boolean {
  const seen = new JsonSet();
  return values.every((value) => seen.add(value));
}

/**
 * A set of JSON values, which does not write down those that are neither arrays nor objects.
 *
 * @example
 * ```ts
 * import { JsonSet } from 'schema-arbitraries/json-equal';
 *
 * const seen = new JsonSet();
 * [seen.add([1]), seen.add([1])]; // => [true, false]
 * ```
 */
export class JsonSet {
  readonly #plain = new Set<Json>();
  readonly #texts = new Set<string>();

  /** Adds a value; whether it is new. */
  add(value: Json): boolean {
    const isPlain = typeof value !== 'object' || value === null;
    return isPlain ? added(this.#plain, value) : added(this.#texts, canonicalText(value));
  }
}

function added<T>(set: Set<T>, value: T): boolean {
  const before = set.size;
  return set.add(value).size > before;
}
