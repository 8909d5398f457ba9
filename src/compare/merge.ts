import { canonicalText } from '../schema/json-equal.ts';
import type { Change } from './change.ts';

/**
 * Makes one change of those that are the same in several operations, because these share a component: the
 * same thing at the same places, told once, with all the operations.
 */
export function mergeChanges(changes: readonly Change[]): readonly Change[] {
  const groups = Map.groupBy(changes, sameness);
  return groups
    .values()
    .flatMap(([first, ...others]) =>
      first ? [withOperations(strongest(first, others), [first, ...others])] : [],
    )
    .toArray();
}

function sameness({ rule, id, kind, base, head, message, proof, operations }: Change): string {
  const isShared = proof.kind !== 'structural' || operations.length === 0 || rule === 'server';
  const place = isShared && rule !== 'server' ? [base?.pointer ?? '', head?.pointer ?? ''] : [];
  const own = isShared ? [] : [operations[0] ?? '', base?.pointer ?? '', head?.pointer ?? ''];
  return canonicalText([rule, id, kind, rule === 'server' ? message : '', ...place, ...own]);
}

/** The one with the proof: what cannot be reached in one payload may be reached in another. */
function strongest(first: Change, others: readonly Change[]): Change {
  const order = ['breaking', 'dangerous', 'safe'];
  const rank = ({ severity, proof }: Change): number =>
    order.indexOf(severity) * 2 + (proof.kind === 'undecided' ? 1 : 0);
  return others.reduce((best, other) => (rank(other) < rank(best) ? other : best), first);
}

function withOperations(change: Change, all: readonly Change[]): Change {
  return {
    ...change,
    base: change.base,
    head: change.head,
    operations: [...new Set(all.flatMap(({ operations }) => operations))],
  };
}
