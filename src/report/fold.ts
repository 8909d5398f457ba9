import type { Finding } from '../finding.ts';

/** A finding, and those that say the same of other operations or places. */
export interface Folded {
  readonly finding: Finding;
  readonly others: readonly Finding[];
}

/** As many of a kind are shown whole. */
const most = 3;

/**
 * Findings in their order, those of one kind folded into the first of them where there are more than three: the same
 * rule, severity and contract, and the same `kind`, or else the same message.
 */
export function foldFindings(findings: readonly Finding[]): readonly Folded[] {
  const groups = Map.groupBy(findings, (finding) => {
    const { rule, severity, contract, kind, message } = finding;
    return JSON.stringify([rule, severity, contract, kind ?? message]);
  });
  return [...groups.values()].flatMap((group) => {
    const [finding, ...others] = group;
    return finding && group.length > most
      ? [{ finding, others }]
      : group.map((each) => ({ finding: each, others: [] }));
  });
}

/** How many places are named. */
const named = 3;

/** What is left out of a fold, in words: `and 12 more: GET /pets, POST /pets, DELETE /pets/{id} and 9 others`. */
export function othersText(others: readonly Finding[], placeOf: (finding: Finding) => string): string {
  const places = [...new Set(others.map((finding) => finding.operation ?? placeOf(finding)))];
  const rest = places.length - named;
  const text = places.slice(0, named).join(', ');
  return `and ${others.length} more of this kind: ${text}${rest > 0 ? ` and ${rest} others` : ''}`;
}
