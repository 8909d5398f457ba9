import { styleText } from 'node:util';
import type { Evidence, Finding, Severity } from '../../finding.ts';
import { formatLocation } from '../../source-location.ts';
import { escapeControls, escapeLine } from '../control-characters.ts';
import { evidenceText } from '../evidence-text.ts';
import { foldFindings, othersText, type Folded } from '../fold.ts';
import { countsText, sortFindings } from '../order.ts';
import type { ReportFormat } from '../report.ts';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const severityStyles: Record<Severity, Style> = { error: 'red', warning: 'yellow', information: 'cyan' };

/** For people: findings grouped by contract and file, worst first, each with its place, evidence and help. */
export const terminal: ReportFormat = {
  name: 'terminal',
  summary: 'text, for people',
  audience: 'people',
  write: ({ findings, summary }, { color, verbose = false }) => {
    // A run says itself that it passed.
    if (summary && findings.length === 0) return '';
    const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
    const sorted = sortFindings(findings);
    const folded = verbose ? sorted.map((finding) => ({ finding, others: [] })) : foldFindings(sorted);
    const groups = Map.groupBy(folded, ({ finding }) => heading(finding));
    const blocks = Array.from(groups, ([title, members]) => groupBlock(title, members, paint));
    return `${[...blocks, summaryLine(findings, paint)].join('\n\n')}\n`;
  },
};

function heading({ contract, location }: Finding): string {
  return location ? `${contract} (${location.file})` : contract;
}

function groupBlock(title: string, folded: readonly Folded[], paint: Paint): string {
  const blocks = folded.map((each) => foldedLines(each, paint).join('\n'));
  return [paint('underline', escapeLine(title)), ...blocks].join('\n');
}

function foldedLines({ finding, others }: Folded, paint: Paint): string[] {
  const lines = findingLines(finding, paint);
  if (others.length === 0) return lines;
  return [...lines, `    ${escapeLine(othersText(others, placeOf))} (--verbose shows them all)`];
}

function placeOf(finding: Finding): string {
  return finding.location ? formatLocation(finding.location) : finding.pointer || finding.contract;
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const place = placeOf(finding);
  const severity = paint(severityStyles[finding.severity], finding.severity);
  const message = escapeLine(finding.message);
  return [
    `  ${paint('bold', escapeLine(place))} ${severity} ${message} ${paint('dim', escapeLine(finding.rule))}`,
    ...(finding.evidence ?? []).flatMap((evidence) => evidenceLines(evidence, paint)),
    ...(finding.help === undefined ? [] : [`    ${paint('dim', 'help:')} ${escapeLine(finding.help)}`]),
  ];
}

/** A short value beside its label, one of several lines below it. */
function evidenceLines(evidence: Evidence, paint: Paint): string[] {
  const lines = escapeControls(evidenceText(evidence)).split('\n');
  const title = paint('dim', `${escapeLine(evidence.label)}:`);
  if (lines.length === 1) return [`    ${title} ${lines[0] ?? ''}`];
  return [`    ${title}`, ...lines.map((line) => `      ${line}`)];
}

function summaryLine(findings: readonly Finding[], paint: Paint): string {
  return countsText(findings, (text, severity) => paint(severityStyles[severity], text));
}
