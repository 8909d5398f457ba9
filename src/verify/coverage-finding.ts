import type { Finding } from '../finding.ts';
import { coverageFigure, type ConstraintCoverage } from './coverage.ts';
import { missingTexts } from './coverage-text.ts';

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
  return missingTexts(
    coverage.filter(({ accepted, rejected }) =>
      [accepted, rejected].every(({ outcome }) => outcome !== 'impossible'),
    ),
  );
}
