import type { ConstraintRecord, SideRecord } from '../constraint-record.ts';
import type { ConstraintCoverage } from './coverage.ts';

/** Coverage as it is written down: each constraint by its name. */
export function constraintRecords(coverage: readonly ConstraintCoverage[]): readonly ConstraintRecord[] {
  return coverage.map(({ key, accepted, rejected, documentedRules, ...constraint }) => ({
    constraint: key,
    ...constraint,
    accepted: sideRecord(accepted),
    rejected: sideRecord(rejected),
    documentedRules: [...documentedRules],
  }));
}

function sideRecord({ outcome, reason, cases, count }: SideRecord): SideRecord {
  return {
    outcome,
    ...(reason !== undefined && { reason }),
    ...(cases && { cases, count: count ?? cases.length }),
  };
}
