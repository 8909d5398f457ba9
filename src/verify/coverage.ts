import type { CaseRecord, ConstraintRecord, SideRecord } from '../constraint-record.ts';
import type { RequestConstraint } from './constraint.ts';
import type { Gap, PlannedConstraint } from './plan/planned-constraint.ts';
import type { Verdict } from './verdict.ts';

/** How one constraint of one operation was exercised. */
export interface ConstraintCoverage extends RequestConstraint, Omit<ConstraintRecord, 'constraint'> {}

/** One side of a constraint: as it should be, not so, not tried, or nothing that a request could try. */
export type Side = SideRecord;

/** Constraints counted. */
export interface CoverageFigure {
  /** Exercised on both sides. */
  readonly both: number;
  /** All that requests can try on both sides. */
  readonly total: number;
  /** Those left out of the total: what cannot be expressed on the wire, or not be broken alone. */
  readonly impossible: number;
}

/** How the constraints of a plan were exercised, by the verdicts on its cases (by id). */
export function coverageOf(
  planned: readonly PlannedConstraint[],
  verdicts: ReadonlyMap<string, Verdict>,
  rulesOf: (constraint: RequestConstraint) => readonly string[],
  records: ReadonlyMap<string, CaseRecord> = new Map(),
): readonly ConstraintCoverage[] {
  return planned.map(({ constraint, accepting, rejecting, whyNotAccepting, whyNotRejecting }) => ({
    ...constraint,
    accepted: withCases(sideOf('accepted', accepting, verdicts, whyNotAccepting), accepting, records),
    rejected: withCases(sideOf('rejected', rejecting, verdicts, whyNotRejecting), rejecting, records),
    documentedRules: rulesOf(constraint),
  }));
}

/** How many constraints were exercised on both sides: `17 of 17`. */
export function coverageFigure(coverage: readonly ConstraintCoverage[]): CoverageFigure {
  const impossible = coverage.filter(({ accepted, rejected }) =>
    [accepted, rejected].some(({ outcome }) => outcome === 'impossible'),
  );
  const both = coverage.filter(
    ({ accepted, rejected }) => accepted.outcome === 'yes' && rejected.outcome === 'yes',
  );
  return { both: both.length, total: coverage.length - impossible.length, impossible: impossible.length };
}

function sideOf(
  wanted: 'accepted' | 'rejected',
  ids: readonly string[],
  verdicts: ReadonlyMap<string, Verdict>,
  gap?: Gap,
): Side {
  if (ids.length === 0) return gapSide(gap);
  const found = ids.map((id) => verdicts.get(id) ?? unsent);
  const wrong = found.find(({ outcome }) => outcome !== wanted && outcome !== 'unclear');
  if (wrong) return { outcome: 'no', reason: 'reason' in wrong ? wrong.reason : `was ${wrong.outcome}` };
  const unclear = found.find((verdict) => verdict.outcome === 'unclear');
  if (!unclear || found.some(({ outcome }) => outcome === wanted)) return { outcome: 'yes' };
  return { outcome: 'not-tried', reason: unclear.reason };
}

/** So many wrong cases are told of one side. */
const mostWrong = 3;

/** A side with its cases: those that are wrong, else the first. */
function withCases(side: Side, ids: readonly string[], records: ReadonlyMap<string, CaseRecord>): Side {
  const known = ids.flatMap((id) => records.get(id) ?? []);
  if (known.length === 0) return side;
  const wrong = side.outcome === 'no' ? known.filter(({ exchange }) => exchange !== undefined) : [];
  const told = wrong.length > 0 ? wrong.slice(0, mostWrong) : known.slice(0, 1);
  return { ...side, cases: told, count: known.length };
}

function gapSide(gap: Gap | undefined): Side {
  return { outcome: gap?.impossible ? 'impossible' : 'not-tried', reason: gap?.reason ?? 'no case tries it' };
}

const unsent: Verdict = { outcome: 'unclear', reason: 'the case was not sent' };
