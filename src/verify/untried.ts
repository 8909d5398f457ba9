import type { ConstraintCoverage } from './coverage.ts';

/** How many constraints requests could have tried on both sides, and how many of them were not. */
export interface Untried {
  readonly untried: number;
  readonly total: number;
}

/** Counts the constraints of which a side was not tried; those of which no request can try one do not count. */
export function untriedOf(coverage: readonly ConstraintCoverage[]): Untried {
  const sides = coverage.map(({ accepted, rejected }) => [accepted.outcome, rejected.outcome]);
  const reachable = sides.filter((outcomes) => !outcomes.includes('impossible'));
  return {
    untried: reachable.filter((outcomes) => outcomes.includes('not-tried')).length,
    total: reachable.length,
  };
}

/** Whether more were left untried than tried: what such a run did not find says little. */
export function isMostlyUntried({ untried, total }: Untried): boolean {
  return untried * 2 > total;
}

/**
 * Says of a run that could not try most of its constraints that it says little, and what is the reason of most;
 * `undefined` of another.
 */
export function mostlyUntriedText(coverage: readonly ConstraintCoverage[]): string | undefined {
  const counted = untriedOf(coverage);
  if (!isMostlyUntried(counted)) return undefined;
  const reasons = coverage.flatMap(({ accepted, rejected }) =>
    [accepted, rejected].flatMap(({ outcome, reason }) =>
      outcome === 'not-tried' && reason !== undefined ? [reason] : [],
    ),
  );
  const [commonest] = [...Map.groupBy(reasons, (reason) => reason)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const why = commonest ? `, most of them as ${commonest[0]}` : '';
  return `${counted.untried} of ${counted.total} constraints could not be tried${why}: what was not found says little`;
}
