import type { Finding } from '../finding.ts';
import { toJsonText } from './json-text.ts';
import { countSeverities, sortFindings } from './order.ts';
import type { ReportFormat } from './report.ts';

/**
 * For machines: `{ version, summary, …details, findings }`. `version` rises when a member changes its
 * meaning or goes; members may be added without.
 */
export const json: ReportFormat = {
  name: 'json',
  summary: 'one JSON object, for machines',
  write: ({ findings, details }) =>
    toJsonText({
      version: 1,
      summary: countSeverities(findings),
      ...details,
      findings: sortFindings(findings).map(inOrder),
    }),
};

/** The members of a finding in one order, whoever made it. */
function inOrder(finding: Finding): Finding {
  const { rule, severity, message, contract, operation, pointer, location, evidence, help } = finding;
  return {
    rule,
    severity,
    message,
    contract,
    operation,
    pointer,
    location: location && { file: location.file, line: location.line, column: location.column },
    evidence: evidence?.map(({ label, value }) => ({ label, value })),
    help,
  };
}
