import type { Evidence, Finding, Severity } from '../../finding.ts';
import { formatLocation, type SourceLocation } from '../../source-location.ts';
import { escapeControls, escapeLine } from '../control-characters.ts';
import { evidenceText } from '../evidence-text.ts';
import { placeText, plainText } from '../plain-text.ts';
import { countsText, countText, severities, worstFirst } from '../order.ts';
import type { Report, ReportFormat } from '../report.ts';
import { repositoryFile } from '../repository-file.ts';
import type { FailureSummary } from '../run-summary.ts';
import { workflowCommand } from '../workflow-command.ts';
import { terminal } from './terminal.ts';

/** How many annotations of a kind GitHub shows for one step; it drops the rest without a word. */
const shown = 10;
/** Characters of evidence that an annotation shows. */
const longestEvidence = 500;
const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

/**
 * Workflow commands of GitHub Actions, which it shows beside the lines that they speak of, worst first;
 * then all findings as text, folded in the log.
 */
export const github: ReportFormat = {
  name: 'github',
  summary: 'annotations in GitHub Actions, and all findings as text in a group of the log',
  audience: 'people',
  write: (report) => {
    const annotations = severities.flatMap((severity) => annotationsOf(report, severity));
    const log = terminal.write(report, { color: false });
    const group = workflowCommand('group', {}, countsText(report.findings));
    return `${[...annotations, group].join('\n')}\n${log}${workflowCommand('endgroup')}\n`;
  },
};

function annotationsOf(report: Report, severity: Severity): readonly string[] {
  const findings = worstFirst(report.findings).filter((finding) => finding.severity === severity);
  const failures = severity === 'error' ? failuresOf(report) : [];
  const all = [...failures, ...findings.map((finding) => annotation(report, finding))];
  if (all.length <= shown) return all;
  const kept = all.slice(0, shown - 1);
  const more = `${countText(all.length - kept.length, severity).replace(' ', ' more ')} in the log of this step`;
  return [...kept, workflowCommand(commands[severity], { title: 'openapi-contract' }, more)];
}

function annotation(report: Report, finding: Finding): string {
  const { rule, severity, location, contract } = finding;
  const title = escapeLine([rule, contract].join(' '));
  const place = placeOf(report, location);
  const text = plainText({ ...finding, evidence: finding.evidence?.filter(isShort) });
  const lines = [text, location ? '' : placeText(finding)].filter((line) => line !== '');
  return workflowCommand(commands[severity], { ...place, title }, escapeControls(lines.join('\n')));
}

function placeOf(report: Report, location: SourceLocation | undefined) {
  const file = location && escapeLine(repositoryFile(report, location.file));
  return { file, line: location?.line, col: location?.column };
}

/** An annotation is a note at a line; the log has all. */
function isShort(evidence: Evidence): boolean {
  const text = evidenceText(evidence);
  return text.length <= longestEvidence && !text.includes('\n');
}

function failuresOf(report: Report): readonly string[] {
  return (report.summary?.contracts ?? []).flatMap(({ name, failure }) =>
    failure ? [failureAnnotation(report, name, failure)] : [],
  );
}

function failureAnnotation(
  report: Report,
  contract: string,
  { message, location, help }: FailureSummary,
): string {
  const place = placeOf(report, location);
  const lines = [
    message,
    ...(location ? [formatLocation(location)] : []),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return workflowCommand(
    'error',
    { ...place, title: escapeLine(contract) },
    escapeControls(lines.join('\n')),
  );
}
