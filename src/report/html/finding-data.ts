import type { ComparisonRecord } from '../../change-record.ts';
import type { Evidence } from '../../finding.ts';
import { fingerprint } from '../../fingerprint.ts';
import type { FindingData } from '../../page/report-data.ts';
import type { ReportedFinding } from '../report.ts';

/** Evidence that the page shows in its own way, and not under its label. */
const shownOtherwise: ReadonlySet<string> = new Set([
  'request',
  'response',
  'curl',
  'replay',
  'before',
  'after',
  'change',
  'about',
  'operations',
  'refused',
  'other changes refuse',
  'reaches',
  'uses',
]);

/** A finding as the page draws it. */
export function findingData(
  finding: ReportedFinding,
  comparisons: ReadonlyMap<string, ComparisonRecord>,
): FindingData {
  const { message, evidence = [], rule, contract } = finding;
  const change = changeIn(finding, comparisons.get(contract));
  const left = evidence.filter(
    ({ label }) => !shownOtherwise.has(label) && !(label === 'witness' && change !== undefined),
  );
  const [replay, curl] = ['replay', 'curl'].map((label) => textOf(evidence, label));
  const { message: _, evidence: __, ...data } = finding;
  return {
    ...data,
    id: finding.id ?? fingerprint(finding),
    title: finding.title ?? headline(message, finding.operation),
    step: rule.slice(0, Math.max(0, rule.indexOf('/'))) || rule,
    ...(replay !== undefined && { replay }),
    ...(curl !== undefined && { curl }),
    ...(change !== undefined && { change }),
    ...(left.length > 0 && { evidence: left }),
  };
}

/** The message without the operation that stands beside it. */
function headline(message: string, operation: string | undefined): string {
  const rest =
    operation !== undefined && message.startsWith(operation)
      ? message.slice(operation.length).replace(/^(?: and \d+ more operations?)?[:\s]+/, '')
      : message.replace(/^[A-Z]+ \S+ and \d+ more operations?: /, '');
  const text = rest.replace(/\.$/, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function textOf(evidence: readonly Evidence[], label: string): string | undefined {
  const value = evidence.find((each) => each.label === label)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The place of the change that a finding is about, among those of its contract. */
function changeIn(
  { rule, message, pointer, evidence = [] }: ReportedFinding,
  comparison: ComparisonRecord | undefined,
): number | undefined {
  if (!comparison || !rule.startsWith('compare/')) return undefined;
  const id = textOf(evidence, 'change');
  const at = comparison.changes.findIndex(
    (change) =>
      change.id === id &&
      message.includes(change.message) &&
      (change.head ?? change.base)?.pointer === pointer,
  );
  return at < 0 ? undefined : at;
}
