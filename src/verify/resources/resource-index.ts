import type { Operation } from '../../contract/contract.ts';
import { pathParameters } from '../path-shape.ts';
import { singular, wordsOf } from './words.ts';

/** A kind of resource: what stands at a path that ends in its id. */
export interface ResourceKind {
  /** The shape of its path: `/customers/{}`. */
  readonly shape: string;
  /** Its path as the contract has it: `/customers/{customerId}`. */
  readonly path: string;
  /** The name of the parameter that identifies it. */
  readonly parameter: string;
}

/** The kinds of resources of a contract. */
export interface ResourceIndex {
  /** The kind at the shape of a path; `undefined` when none is. */
  at(shape: string): ResourceKind | undefined;
  /** The other kinds in collections of the same name: `/environments/{name}` for `/features/{id}/environments/{name}`. */
  alike(kind: ResourceKind): readonly ResourceKind[];
  /**
   * The kind that a member or parameter of these names, the outermost first, identifies: `customerId`,
   * `billing_customer_id`, `customer` with `id` in it. `undefined` when it is none's.
   */
  named(names: readonly string[]): ResourceKind | undefined;
}

/** Words that say of a name that it identifies something. */
const identifying: ReadonlySet<string> = new Set(['id', 'uuid', 'guid', 'key', 'ref', 'reference']);

const mayIdentify = new RegExp(`(${[...identifying].join('|')})s?[^a-z\\d]*$`, 'i');

/** The kinds of resources that the paths of operations end in. */
export function resourceIndex(operations: readonly Operation[]): ResourceIndex {
  const kinds = kindsOf(operations);
  const byName = new Map<string, ResourceKind>();
  // The shortest path has the name where several would.
  for (const kind of kinds
    .values()
    .toArray()
    .toSorted((a, b) => a.shape.length - b.shape.length)) {
    for (const name of namesOf(kind)) if (!byName.has(name)) byName.set(name, kind);
  }
  return {
    at: (shape) => kinds.get(shape),
    alike: (kind) => [...kinds.values()].filter((other) => other !== kind && isAlike(other, kind)),
    named: (names) => (byName.size === 0 ? undefined : longestMatch(byName, nameWords(names))),
  };
}

function isAlike(one: ResourceKind, other: ResourceKind): boolean {
  const [collection, its] = [one, other].map(({ shape }) => shape.split('/').at(-2));
  return collection === its && collection !== '{}' && collection !== '';
}

function kindsOf(operations: readonly Operation[]): ReadonlyMap<string, ResourceKind> {
  const kinds = new Map<string, ResourceKind>();
  for (const { path } of operations) {
    const segments = path.replace(/(?<=.)\/$/, '').split('/');
    for (const { name, shape } of pathParameters(path)) {
      if (kinds.has(shape)) continue;
      const own = segments.slice(0, shape.split('/').length).join('/');
      kinds.set(shape, { shape, path: own, parameter: name });
    }
  }
  return kinds;
}

// A parameter that is called `id` alone says nothing of whose it is; the collection before it does.
function namesOf({ shape, parameter }: ResourceKind): readonly string[] {
  const words = wordsOf(parameter);
  const own = words.length > 1 && identifying.has(words.at(-1) ?? '') ? [words.join(' ')] : [];
  const collection = wordsOf(shape.split('/').at(-2) ?? '');
  const last = collection.at(-1);
  if (last === undefined || shape.endsWith('/{}/{}')) return own;
  const one = [...collection.slice(0, -1), singular(last)].join(' ');
  return [...own, ...[...identifying].map((word) => `${one} ${word}`)];
}

/** What a place is called: the name of a member that is only called `id` begins with that of what holds it. */
function nameWords(names: readonly string[]): readonly string[] {
  const members = names.filter((name) => !/^(\d+|\*)$/.test(name));
  const name = members.at(-1) ?? '';
  // Every scalar of every request is looked at here, and few are called so.
  if (!mayIdentify.test(name)) return [];
  const last = wordsOf(name);
  const one = [...last.slice(0, -1), ...last.slice(-1).map(singular)];
  const isBare = one.length === 1 && identifying.has(one[0] ?? '');
  if (!isBare) return one;
  const holder = wordsOf(members.at(-2) ?? '');
  return [...holder.slice(0, -1), ...holder.slice(-1).map(singular), ...one];
}

// `billing customer id` is the id of a customer.
function longestMatch(
  byName: ReadonlyMap<string, ResourceKind>,
  words: readonly string[],
): ResourceKind | undefined {
  for (let from = 0; from < words.length - 1; from++) {
    const found = byName.get(words.slice(from).join(' '));
    if (found) return found;
  }
  return undefined;
}
