import type { Operation } from '../contract/contract.ts';

/** One part of a run that several processes share: the `index`-th, from 1, of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The operations of a shard. The same operations give the same shards, which together have each operation
 * once. The operations on a collection and on its items stay together, as sequences go through both.
 */
export function shardOperations(operations: readonly Operation[], shard: Shard): readonly Operation[] {
  const groups = [...Map.groupBy(operations, ({ path }) => collectionPath(path)).values()];
  const shards = Array.from({ length: shard.of }, (): Operation[] => []);
  // The largest first, each to the shard that has least, keeps them even.
  for (const group of groups.toSorted((a, b) => b.length - a.length)) smallest(shards)?.push(...group);
  const mine = new Set(shards[shard.index - 1]);
  return operations.filter((operation) => mine.has(operation));
}

// `/pets/{id}` is an item of `/pets`.
function collectionPath(path: string): string {
  return path.replace(/\/\{[^{}/]*\}\/?$/, '');
}

function smallest<T>(lists: readonly T[][]): T[] | undefined {
  const least = Math.min(...lists.map((list) => list.length));
  return lists.find((list) => list.length === least);
}
