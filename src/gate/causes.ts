import type { Finding } from '../finding.ts';

/**
 * Findings, of those with one cause in one contract the first alone: it says what the others are, so that one mistake
 * is one finding, whichever steps see it.
 */
export function oneOfEachCause(findings: readonly Finding[]): readonly Finding[] {
  const groups = Map.groupBy(findings, (finding) =>
    finding.cause === undefined ? finding : `${finding.contract} ${finding.cause}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) => (first ? withOthers(first, others) : []));
}

function withOthers(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const told = others.map(({ rule, message }) => `${rule}: ${message}`);
  return { ...first, evidence: [...(first.evidence ?? []), { label: 'same cause', value: told.join('\n') }] };
}
