import type { Json } from './json.ts';

/**
 * Joins reference tokens to a JSON pointer (RFC 6901, section 3): `['a/b', 0]` gives `/a~1b/0`.
 *
 * @example
 * ```ts
 * import { toPointer } from 'schema-arbitraries/json-pointer';
 *
 * toPointer(['a/b', 0]); // => "/a~1b/0"
 * ```
 */
export function toPointer(tokens: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of tokens) pointer += `/${escapeToken(String(token))}`;
  return pointer;
}

/**
 * Splits a JSON pointer into its unescaped reference tokens; `''` gives `[]`.
 *
 * @example
 * ```ts
 * import { fromPointer } from 'schema-arbitraries/json-pointer';
 *
 * fromPointer('/a~1b/0'); // => ["a/b", "0"]
 * ```
 */
export function fromPointer(pointer: string): string[] {
  const tokens = pointer.split('/');
  tokens.shift();
  return pointer.includes('~') ? tokens.map(unescapeToken) : tokens;
}

/**
 * The pointer of a member or item below `pointer`.
 *
 * @example
 * ```ts
 * import { appendPointer } from 'schema-arbitraries/json-pointer';
 *
 * appendPointer('/items', 0, 'name'); // => "/items/0/name"
 * ```
 */
export function appendPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return pointer + toPointer(tokens);
}

/**
 * Whether a JSON pointer leads to what another one leads to, or below it.
 *
 * @example
 * ```ts
 * import { isWithin } from 'schema-arbitraries/json-pointer';
 *
 * isWithin('/items/0', '/items'); // => true
 * isWithin('/itemsets', '/items'); // => false
 * ```
 */
export function isWithin(pointer: string, other: string): boolean {
  return pointer === other || pointer.startsWith(`${other}/`);
}

/**
 * The value at a JSON pointer (RFC 6901, section 4), or `undefined` when nothing is there.
 * Only own members count, so `/constructor` finds nothing in `{}`.
 *
 * @example
 * ```ts
 * import { valueAt } from 'schema-arbitraries/json-pointer';
 *
 * valueAt({ items: ['a', 'b'] }, '/items/1'); // => "b"
 * ```
 */
export function valueAt(document: Json, pointer: string): Json | undefined {
  return valueBelow(document, fromPointer(pointer));
}

/**
 * The value that reference tokens lead to from another one, or `undefined` when nothing is there.
 *
 * @example
 * ```ts
 * import { valueBelow } from 'schema-arbitraries/json-pointer';
 *
 * valueBelow({ items: ['a', 'b'] }, ['items', 1]); // => "b"
 * ```
 */
export function valueBelow(start: Json, tokens: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = start;
  for (const token of tokens) value = child(value, token);
  return value;
}

function child(value: Json | undefined, token: string | number): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return Object.hasOwn(value, token) ? value[token] : undefined;
  if (typeof token === 'number') return value[token];
  return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
}

function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token;
}

function unescapeToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}
