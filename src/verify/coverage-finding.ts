import type { Finding } from '../finding.ts';
import { coverageFigure, type ConstraintCoverage, type Side } from './coverage.ts';

/** Whose coverage it is. */
export interface Covered {
  readonly contract: string;
  readonly coverage: readonly ConstraintCoverage[];
}

/**
 * Says that fewer constraints were exercised on both sides than required, and which ones were not.
 * Constraints that no request could try do not count.
 *
 * @param required percent of the constraints, from 0 to 100
 */
export function coverageFinding({ contract, coverage }: Covered, required: number): readonly Finding[] {
  const { both, total } = coverageFigure(coverage);
  if (both * 100 >= required * total) return [];
  const percent = Math.floor((both * 100) / total);
  return [
    {
      rule: 'verify/coverage',
      severity: 'error',
      message: `${both} of ${total} constraints were exercised on both sides, ${percent} %; required are ${required} %.`,
      contract,
      pointer: '',
      evidence: [{ label: 'not exercised', value: uncovered(coverage) }],
      help: 'Mend what the other findings say, or run more of it: each constraint says why it was not exercised.',
    },
  ];
}

/** Each constraint that requests can try and that was not exercised on both sides, and why, as a text. */
export function uncovered(coverage: readonly ConstraintCoverage[]): string[] {
  return coverage.flatMap(missing);
}

function missing({ key, accepted, rejected }: ConstraintCoverage): readonly string[] {
  const sides = [accepted, rejected];
  if (sides.some(({ outcome }) => outcome === 'impossible')) return [];
  const reasons = [sideText('at its edge', accepted), sideText('beyond it', rejected)].flat();
  return reasons.length === 0 ? [] : [`${key}: ${reasons.join('; ')}`];
}

function sideText(place: string, { outcome, reason }: Side): readonly string[] {
  return outcome === 'yes' ? [] : [`${place} ${outcome === 'no' ? 'wrong' : 'not tried'} (${reason ?? ''})`];
}
