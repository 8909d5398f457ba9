import type { ConstraintCoverage, Side } from './coverage.ts';

/** Each constraint that was not exercised on both sides, and why, as a text. */
export function missingTexts(coverage: readonly ConstraintCoverage[]): string[] {
  return missing(coverage).map(({ key, why }) => `${key}: ${why}`);
}

/** How many constraints of one reason are named. */
const named = 3;

/** The same, constraints of one reason together: `12 constraints beyond it not tried (…): a, b, c and 9 others`. */
export function foldedTexts(coverage: readonly ConstraintCoverage[]): string[] {
  return [...Map.groupBy(missing(coverage), ({ why }) => why)].flatMap(([why, same]) => {
    if (same.length <= named) return same.map(({ key }) => `${key}: ${why}`);
    const keys = same.slice(0, named).map(({ key }) => key);
    return [`${same.length} constraints ${why}: ${keys.join(', ')} and ${same.length - named} others`];
  });
}

function missing(coverage: readonly ConstraintCoverage[]): { key: string; why: string }[] {
  return coverage.flatMap(({ key, accepted, rejected }) => {
    const sides = [...sideText('at its edge', accepted), ...sideText('beyond it', rejected)];
    return sides.length === 0 ? [] : [{ key, why: sides.join('; ') }];
  });
}

const outcomeWords = { no: 'wrong', 'not-tried': 'not tried', impossible: 'cannot be tried' } as const;

function sideText(place: string, { outcome, reason }: Side): readonly string[] {
  if (outcome === 'yes') return [];
  return [`${place} ${outcomeWords[outcome]}${reason === undefined ? '' : ` (${reason})`}`];
}
