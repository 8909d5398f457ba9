import { countsText } from '../order.ts';
import { coverageSection } from '../markdown/coverage-section.ts';
import { failureSection } from '../markdown/failure-section.ts';
import { findingSections } from '../markdown/finding-sections.ts';
import { outcomeLines } from '../markdown/outcome-lines.ts';
import { stepTable } from '../markdown/step-table.ts';
import type { Report, ReportFormat } from '../report.ts';

/** By this a program finds the comment that it wrote before. */
const marker = '<!-- openapi-contract -->';
/** GitHub takes comments of 65,536 characters; what writes the comment may add to it. */
const longest = 60_000;

/** Markdown for a job summary or the one comment on a pull request; all that strangers wrote is code in it. */
export const markdown: ReportFormat = {
  name: 'markdown',
  summary: 'Markdown, for a job summary or a comment on a pull request',
  audience: 'people',
  write: (report) => {
    const head = [
      marker,
      heading(report),
      countsLine(report),
      outcomeLines(report),
      stepTable(report),
      failureSection(report),
    ];
    const foot = [coverageSection(report)];
    const taken = sections(head, foot).length;
    return `${sections(head, findingSections(report.findings, longest - taken), foot)}\n`;
  },
};

function sections(...parts: readonly (readonly (string | undefined)[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== undefined)
    .join('\n\n');
}

const verdictWords = { pass: 'passed', fail: 'failed', crash: 'crashed' } as const;

function heading({ findings, summary }: Report): string {
  const failed = findings.some(({ severity }) => severity === 'error');
  return `## openapi-contract: ${verdictWords[summary?.verdict ?? (failed ? 'fail' : 'pass')]}`;
}

function countsLine({ findings, summary }: Report): string {
  const counts = countsText(findings);
  const line = `${counts.charAt(0).toUpperCase()}${counts.slice(1)}`;
  return summary ? `${line}, in ${(summary.milliseconds / 1000).toFixed(1)} s.` : `${line}.`;
}
