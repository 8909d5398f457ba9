import { isFixedMethod } from '../../contract/contract.ts';
import { type Json, type JsonObject, isObject, setOwn, textOf } from '../../json.ts';
import { fromPointer } from '../../json-pointer.ts';

/** What is kept of an object or array: members by key and items by index, whole or in part. */
export type Kept = Map<string, Kept | 'whole'>;

/** Members of the root that are kept only as far as they are needed. */
const trimmed = new Set(['paths', 'webhooks', 'components', 'tags']);

/** The operations of a Path Item Object, by the way to each within it. */
export function operationsIn(item: JsonObject): (readonly [tokens: readonly string[], operation: Json])[] {
  const additional = item[additionalOperations];
  return [
    ...Object.entries(item).flatMap(([key, value]) => (isFixedMethod(key) ? [[[key], value] as const] : [])),
    ...Object.entries(isObject(additional) ? additional : {}).map(
      ([key, value]) => [[additionalOperations, key], value] as const,
    ),
  ];
}

/** Whether a key of a Path Item Object is that of an operation, or of several. */
export function isOfOperations(key: string): boolean {
  return isFixedMethod(key) || key === additionalOperations;
}

/** Whether a unit is an operation. */
export function isOperation(unit: string): boolean {
  const tokens = fromPointer(unit);
  const length = itemLength(tokens);
  return length !== undefined && tokens.length > length && isOfOperations(tokens[length] ?? '');
}

const additionalOperations = 'additionalOperations';

/**
 * The smallest whole that a pointer into a description leads to or into: an operation, a component, a
 * member of the root. Nothing smaller makes sense alone.
 */
export function unitOf(pointer: string): string {
  const tokens = fromPointer(pointer);
  const length = itemLength(tokens);
  if (length !== undefined) return cutTo(pointer, length + (tokens[length] === additionalOperations ? 2 : 1));
  return cutTo(pointer, tokens[0] === 'components' ? 3 : 1);
}

/** How many tokens lead to the Path Item Object that a pointer passes; `undefined` when it passes none. */
export function itemLength(tokens: readonly string[]): number | undefined {
  if (tokens[0] === 'paths' || tokens[0] === 'webhooks') return 2;
  return tokens[0] === 'components' && tokens[1] === 'pathItems' ? 3 : undefined;
}

/** Whether a member of the root is kept whatever is needed. */
export function isAlwaysKept(key: string): boolean {
  return !trimmed.has(key);
}

/** What is kept when these units are, and the tags with these names. */
export function keptOf(document: JsonObject, units: Iterable<string>, tags: ReadonlySet<string>): Kept {
  const kept: Kept = new Map();
  for (const key of Object.keys(document)) if (isAlwaysKept(key)) kept.set(key, 'whole');
  for (const unit of units) put(kept, fromPointer(unit));
  const list = document['tags'];
  if (Array.isArray(list)) {
    const used = list.flatMap((tag, index) =>
      isObject(tag) && tags.has(textOf(tag['name'])) ? [String(index)] : [],
    );
    if (used.length > 0) kept.set('tags', new Map(used.map((index) => [index, 'whole'])));
  }
  return kept;
}

function put(kept: Kept, tokens: readonly string[]): void {
  let at = kept;
  for (const token of tokens.slice(0, -1)) {
    const next = at.get(token) ?? new Map<string, Kept | 'whole'>();
    if (next === 'whole') return;
    at.set(token, next);
    at = next;
  }
  const last = tokens.at(-1);
  if (last !== undefined) at.set(last, 'whole');
}

/** A copy of a value with what is kept of it. */
export function keptValue(value: Json, kept: Kept | 'whole'): Json {
  if (kept === 'whole' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const fate = kept.get(String(index));
      return fate === undefined ? [] : [keptValue(item, fate)];
    });
  }
  const copy: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    const fate = kept.get(key);
    if (fate !== undefined) setOwn(copy, key, keptValue(child, fate));
  }
  return copy;
}

/** The pointer to what the first tokens of a pointer lead to. */
export function cutTo(pointer: string, length: number): string {
  return pointer
    .split('/')
    .slice(0, length + 1)
    .join('/');
}
