import type { Approval } from './approvals.ts';
import type { Change } from './change.ts';

/** A change, and those that are told with it. */
export interface Folded {
  readonly change: Change;
  /** All that are told as one, the change itself first. */
  readonly all: readonly Change[];
  readonly approval: Approval | undefined;
}

/**
 * Puts changes together that people read as one: properties that are added to one schema, or removed from it. The
 * one with the proof that says most comes first.
 */
export function folded(
  changes: readonly Change[],
  approvals: ReadonlyMap<Change, Approval>,
): readonly Folded[] {
  const groups = Map.groupBy(changes, (change) => foldingKey(change, approvals.get(change)));
  return [...groups.values()].flatMap((all) => {
    const change = all.find(({ proof }) => proof.kind === 'witness') ?? all[0];
    return change ? [{ change, all, approval: approvals.get(change) }] : [];
  });
}

function foldingKey(change: Change, approval: Approval | undefined): unknown {
  const { kind, id, severity, subject, operations, base, head, rule } = change;
  if (kind !== 'property') return change;
  const owners = [base, head].map((place) => ownerOf(place?.pointer ?? ''));
  return JSON.stringify([id, rule, severity, subject, operations, owners, approval?.location]);
}

/** The schema that a property stands in, or that it is missing from. */
function ownerOf(pointer: string): string {
  return pointer.replace(/\/properties\/[^/]*$/, '');
}
