import type { ConstraintCoverage, Side } from './coverage.ts';

/** Each constraint that was not exercised on both sides, and why, as a text. */
export function missingTexts(coverage: readonly ConstraintCoverage[]): string[] {
  return coverage.flatMap(({ key, accepted, rejected }) => {
    const sides = [...sideText('at its edge', accepted), ...sideText('beyond it', rejected)];
    return sides.length === 0 ? [] : [`${key}: ${sides.join('; ')}`];
  });
}

const outcomeWords = { no: 'wrong', 'not-tried': 'not tried', impossible: 'cannot be tried' } as const;

function sideText(place: string, { outcome, reason }: Side): readonly string[] {
  if (outcome === 'yes') return [];
  return [`${place} ${outcomeWords[outcome]}${reason === undefined ? '' : ` (${reason})`}`];
}
