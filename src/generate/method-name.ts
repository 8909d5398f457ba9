import type { Operation } from '../contract/contract.ts';

/** What the client has besides methods, and what JavaScript reads from any object: `then` would make it a promise. */
const reserved = new Set(['fetchClient', 'then', ...Object.getOwnPropertyNames(Object.prototype)]);

/** An operation and the name of its method. */
export interface NamedOperation {
  readonly name: string;
  readonly operation: Operation;
}

/**
 * Names the methods of a client: an operation's `operationId` in camel case, or, when it has none or
 * the name is taken, its method and path; should that be taken as well, a number is added. The first
 * of two in the document keeps the name, so that appending to a description renames nothing.
 */
export function nameMethods(operations: readonly Operation[]): NamedOperation[] {
  const taken = new Set(reserved);
  return operations.map((operation) => {
    const name = candidates(operation).find((candidate) => candidate !== '' && !taken.has(candidate)) ?? '';
    taken.add(name);
    return { name, operation };
  });
}

function* candidates({ operationId, method, path }: Operation): Generator<string> {
  yield camelCase(operationId ?? '');
  const fallback = camelCase(`${method} ${path}`);
  yield fallback;
  for (let count = 2; ; count += 1) yield `${fallback}${count}`;
}

/**
 * `CreatePet` gives `createPet`, `pets/list-all` `petsListAll`, `SMSSend` `smsSend`; words are split
 * at what no identifier may hold. `''` when nothing is left.
 */
export function camelCase(text: string): string {
  const [first = '', ...rest] = text
    .normalize('NFC')
    .split(/[^\p{ID_Continue}]+|_+/u)
    .filter((word) => word !== '');
  const name = lowerStart(first) + rest.map(upperStart).join('');
  return name === '' || /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** Lower-cases a capital, or a run of them up to the last before a small letter. */
function lowerStart(word: string): string {
  return word.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u, (capitals) => capitals.toLowerCase());
}

function upperStart(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
