import type { Finding } from '../finding.ts';
import { coverageFigure, type ConstraintCoverage, type CoverageFigure } from './coverage.ts';
import { foldedTexts, missingTexts } from './coverage-text.ts';
import { isMostlyUntried, untriedOf } from './untried.ts';

/** Whose coverage it is. */
export interface Covered {
  readonly contract: string;
  readonly coverage: readonly ConstraintCoverage[];
  /** How many operations were not tried, as the time was up or the run interrupted; none by default. */
  readonly untried?: number;
}

/** The same added up: figures, and texts on the constraints that were not exercised on both sides. */
export interface CoveredSum extends Pick<CoverageFigure, 'both' | 'total'> {
  readonly contract: string;
  readonly untried: number;
  /** How many constraints could not be tried on one of their sides. */
  readonly notTried: number;
  readonly uncovered: readonly string[];
}

/**
 * Says that fewer constraints were exercised on both sides than required, and which ones were not.
 * Constraints that no request could try do not count. Of a run that could not try most of them no share is enough.
 *
 * @param required percent of the constraints, from 0 to 100
 */
export function coverageFinding(
  { contract, coverage, untried = 0 }: Covered,
  required: number,
): readonly Finding[] {
  const uncoveredTexts = foldedTexts(reachable(coverage));
  const { untried: notTried } = untriedOf(coverage);
  const sum = { contract, ...coverageFigure(coverage), untried, notTried, uncovered: uncoveredTexts };
  return coverageShortfall(sum, required);
}

/** The same of what is added up already. */
export function coverageShortfall(
  { contract, both, total, untried, notTried, uncovered: texts }: CoveredSum,
  required: number,
): readonly Finding[] {
  const isMost = isMostlyUntried({ untried: notTried, total });
  if (required === 0 || (untried === 0 && !isMost && both * 100 >= required * total)) return [];
  const percent = total === 0 ? 0 : Math.floor((both * 100) / total);
  const left = [
    ...(untried === 0 ? [] : [` ${untried} of the operations were not tried at all before the run ended.`]),
    ...(isMost ? [` ${notTried} could not be tried.`] : []),
  ].join('');
  return [
    {
      rule: 'verify/coverage',
      severity: 'error',
      message: `${both} of ${total} constraints were exercised on both sides, ${percent} %; required are ${required} %.${left}`,
      contract,
      pointer: '',
      evidence: [{ label: 'not exercised', value: [...texts] }],
      help: 'Fix what the other findings say, or allow more time: each constraint says why it was not exercised.',
    },
  ];
}

/** Each constraint that requests can try and that was not exercised on both sides, and why, as a text. */
export function uncovered(coverage: readonly ConstraintCoverage[]): string[] {
  return missingTexts(reachable(coverage));
}

function reachable(coverage: readonly ConstraintCoverage[]): readonly ConstraintCoverage[] {
  return coverage.filter(({ accepted, rejected }) =>
    [accepted, rejected].every(({ outcome }) => outcome !== 'impossible'),
  );
}
