import type { Contract } from '../contract/contract.ts';
import { pathItemPointer } from '../contract/operations.ts';
import { isObject } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { Exchange } from './exchange.ts';
import type { Pairing } from './pairing.ts';

/** What of two contracts is compared; everything where nothing is said. */
export interface Scope {
  /** Paths, with a star for any text: `/pets/*`. */
  readonly paths?: readonly string[];
  /** Operations by their id, or by method and path: `POST /pets`. */
  readonly operations?: readonly string[];
  readonly tags?: readonly string[];
  /** Whether operations marked `x-internal: true`, themselves or by their path, count as not there. */
  readonly excludeInternal?: boolean;
  /** What paths may begin with on either side and are compared without: `/v1`. */
  readonly stripPrefixes?: readonly string[];
}

/** Whether only some operations are compared. */
export function isNarrow({ paths = [], operations = [], tags = [] }: Scope): boolean {
  return paths.length + operations.length + tags.length > 0;
}

/** A path without the prefix that it is compared without. */
export function strippedPath(path: string, { stripPrefixes = [] }: Scope): string {
  const prefix = stripPrefixes
    .map((one) => one.replace(/\/+$/, ''))
    .find((one) => one !== '' && (path === one || path.startsWith(`${one}/`)));
  if (prefix === undefined) return path;
  return path.slice(prefix.length) || '/';
}

/** Whether an exchange is there at all for who compares without what is internal. */
export function isPublic(
  { document }: Contract,
  { operation }: Exchange,
  { excludeInternal = false }: Scope,
): boolean {
  if (!excludeInternal) return true;
  const item = pathItemPointer(operation.pointer);
  return ![operation.pointer, item].some((pointer) => {
    const value = valueAt(document, pointer);
    return isObject(value) && value['x-internal'] === true;
  });
}

/** The exchanges in a scope, by what either side says of them. */
export function pairingWithin({ matched, removed, added }: Pairing, scope: Scope): Pairing {
  if (!isNarrow(scope)) return { matched, removed, added };
  const isWanted = (exchange: Exchange): boolean => isIn(exchange, scope);
  return {
    matched: matched.filter(({ base, head }) => isWanted(base) || isWanted(head)),
    removed: removed.filter(isWanted),
    added: added.filter(isWanted),
  };
}

function isIn({ operation, title }: Exchange, { paths = [], operations = [], tags = [] }: Scope): boolean {
  const { path, operationId } = operation;
  const named = new Set([operationId, operation.title, title]);
  return (
    (paths.length === 0 || paths.some((pattern) => isLike(path, pattern))) &&
    (operations.length === 0 || operations.some((name) => named.has(name))) &&
    (tags.length === 0 || tags.some((tag) => operation.tags.includes(tag)))
  );
}

/** Whether a text is what a pattern means, with a star for any text. */
function isLike(value: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return value === pattern;
  const last = rest.pop() ?? '';
  if (!value.startsWith(first) || value.length < first.length + last.length || !value.endsWith(last))
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found === -1 || found + part.length > value.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
