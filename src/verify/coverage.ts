import type { RequestConstraint } from './constraint.ts';
import type { PlannedConstraint } from './plan/planned-constraint.ts';
import type { Verdict } from './verdict.ts';

/** How one constraint of one operation was exercised. */
export interface ConstraintCoverage extends RequestConstraint {
  /** At its edge: was what the contract just allows accepted? */
  readonly accepted: Side;
  /** Beyond it: was what it just forbids rejected? */
  readonly rejected: Side;
  /** The names of the documented rules that speak of it. */
  readonly documentedRules: readonly string[];
}

/** One side of a constraint: as it should be, not so, or not tried. */
export interface Side {
  readonly outcome: 'yes' | 'no' | 'not-tried';
  /** Why not, or why it was not tried. */
  readonly reason?: string;
}

/** Constraints counted. */
export interface CoverageFigure {
  /** Exercised on both sides. */
  readonly both: number;
  readonly total: number;
}

/** How the constraints of a plan were exercised, by the verdicts on its cases (by id). */
export function coverageOf(
  planned: readonly PlannedConstraint[],
  verdicts: ReadonlyMap<string, Verdict>,
  rulesOf: (constraint: RequestConstraint) => readonly string[],
): readonly ConstraintCoverage[] {
  return planned.map(({ constraint, accepting, rejecting, whyNotAccepting, whyNotRejecting }) => ({
    ...constraint,
    accepted: sideOf('accepted', accepting, verdicts, whyNotAccepting),
    rejected: sideOf('rejected', rejecting, verdicts, whyNotRejecting),
    documentedRules: rulesOf(constraint),
  }));
}

/** How many constraints were exercised on both sides: `17 of 17`. */
export function coverageFigure(coverage: readonly ConstraintCoverage[]): CoverageFigure {
  const both = coverage.filter(
    ({ accepted, rejected }) => accepted.outcome === 'yes' && rejected.outcome === 'yes',
  );
  return { both: both.length, total: coverage.length };
}

function sideOf(
  wanted: 'accepted' | 'rejected',
  ids: readonly string[],
  verdicts: ReadonlyMap<string, Verdict>,
  why = 'no case tries it',
): Side {
  if (ids.length === 0) return { outcome: 'not-tried', reason: why };
  const found = ids.map((id) => verdicts.get(id) ?? unsent);
  const wrong = found.find(({ outcome }) => outcome !== wanted && outcome !== 'unclear');
  if (wrong) return { outcome: 'no', reason: 'reason' in wrong ? wrong.reason : `was ${wrong.outcome}` };
  const unclear = found.find((verdict) => verdict.outcome === 'unclear');
  if (!unclear || found.some(({ outcome }) => outcome === wanted)) return { outcome: 'yes' };
  return { outcome: 'not-tried', reason: unclear.reason };
}

const unsent: Verdict = { outcome: 'unclear', reason: 'the case was not sent' };
