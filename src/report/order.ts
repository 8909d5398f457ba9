import type { Finding, Severity } from '../finding.ts';

/** The severities, worst first. */
export const severities = ['error', 'warning', 'information'] as const satisfies readonly Severity[];

/** How many findings there are of each severity. */
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Counts findings by severity. */
export function countSeverities(findings: readonly Finding[]): SeverityCounts {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** How many findings there are, in words: `2 errors, 1 warning`. */
export function countsText(
  findings: readonly Finding[],
  paint: (text: string, severity: Severity) => string = (text) => text,
): string {
  if (findings.length === 0) return 'no findings';
  const counts = countSeverities(findings);
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(countText(counts[severity], severity), severity))
    .join(', ');
}

/** A number of findings of one severity, in words: `1 error`, `3 warnings`. */
export function countText(count: number, severity: Severity): string {
  return severity === 'information' || count === 1 ? `${count} ${severity}` : `${count} ${severity}s`;
}

/** The findings worst first, whatever contract they are about; within a severity as they are sorted. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const sorted = sortFindings(findings);
  return severities.flatMap((severity) => sorted.filter((finding) => finding.severity === severity));
}

/** The findings by contract, worst first, then by place, then by rule: the same order for the same set. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareTexts(a.contract, b.contract) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compareTexts(a.location?.file ?? '', b.location?.file ?? '') ||
      (a.location?.line ?? 0) - (b.location?.line ?? 0) ||
      (a.location?.column ?? 0) - (b.location?.column ?? 0) ||
      compareTexts(a.rule, b.rule) ||
      compareTexts(a.pointer, b.pointer) ||
      compareTexts(a.message, b.message),
  );
}

/** By code unit, as localeCompare would order differently from machine to machine. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
