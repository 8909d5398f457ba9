import type { ChangeRecord, ChangedPlace, ComparisonRecord } from '../change-record.ts';
import type { Change, Place } from './change.ts';
import type { Comparison } from './compare.ts';
import type { Reach, Reaches } from './reach.ts';
import type { Review } from './review.ts';
import { requiredVersion } from './version.ts';

/** What of a review a record is made of. */
export interface Reviewed {
  readonly comparison: Comparison;
  readonly approvals?: Review['approved']['approvals'];
  readonly reaches?: Reaches;
}

/** A comparison as data, with every change. */
export function comparisonRecord({
  comparison: { contract, changes, bump, versions, exchanges },
  approvals = new Map(),
  reaches = new Map(),
}: Reviewed): ComparisonRecord {
  return {
    contract,
    bump,
    versions: { ...versions, required: requiredVersion(versions.base, bump) ?? null },
    exchanges: { ...exchanges },
    changes: changes.map((change) => changeRecord(change, approvals.has(change), reaches.get(change) ?? [])),
  };
}

function changeRecord(change: Change, isApproved: boolean, reaches: readonly Reach[]): ChangeRecord {
  const { id, rule, severity, operations, message, advice, path, names, base, head, proof } = change;
  // Positions in a large file take seconds: what is safe is found by its pointer.
  const isTold = severity !== 'safe';
  return {
    id,
    rule,
    severity,
    ...(isApproved && { approved: true }),
    operations: [...operations],
    message,
    advice,
    ...(path !== undefined && { path }),
    ...(names && names.length > 0 && { names: [...names] }),
    ...(base && { base: placeRecord(base, isTold) }),
    ...(head && { head: placeRecord(head, isTold) }),
    ...(reaches.length > 0 && { reach: reaches.map(reachRecord) }),
    proof: proof.kind,
    ...(proof.kind === 'witness' && { witness: proof.payload, refusals: refusalRecords(proof) }),
  };
}

function placeRecord(place: Place, isTold: boolean): ChangedPlace {
  const { pointer } = place;
  if (!isTold) return { pointer };
  const { location, around } = place;
  return { pointer, location, ...(around && { around }) };
}

function reachRecord({ consumer, grade, places }: Reach): NonNullable<ChangeRecord['reach']>[number] {
  return { consumer, grade, places: places.map((place) => ({ ...place })) };
}

function refusalRecords({
  refusals,
}: Extract<Change['proof'], { kind: 'witness' }>): NonNullable<ChangeRecord['refusals']> {
  return refusals.map(({ keyword, schemaPointer, instancePointer, message, own }) => ({
    keyword,
    schemaPointer,
    instancePointer,
    message,
    own,
  }));
}
