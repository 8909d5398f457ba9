import type { ChangeRecord } from '../../change-record.ts';
import type { ConstraintRecord } from '../../constraint-record.ts';
import type { Severity } from '../../finding.ts';

/** What a verdict is made of. */
export interface Judged {
  readonly verdict: 'pass' | 'fail' | 'crash';
  readonly findings: readonly { readonly severity: Severity; readonly title: string }[];
  readonly coverage: readonly ConstraintRecord[];
  readonly changes: readonly ChangeRecord[];
  /** How many contracts were looked at. */
  readonly contracts: number;
  /** What crashed. */
  readonly failures: readonly string[];
}

/** What crashed is said in so many characters; the view of the run has all of it. */
const longest = 100;

/** The verdict as a person says it, from what matters most: rules that a server breaks, changes that break callers. */
export function verdictSentence(judged: Judged): string {
  const { verdict, failures, contracts } = judged;
  if (verdict === 'pass') return passed(judged);
  if (verdict === 'crash') {
    const [first = 'something crashed'] = failures;
    return sentence(
      `not everything could be judged: ${first.length > longest ? `${first.slice(0, longest)}…` : first}`,
    );
  }
  const parts = [...brokenRules(judged), ...brokenCallers(judged)];
  if (parts.length > 0) return sentence(parts.join(' and '));
  const errors = judged.findings.filter(({ severity }) => severity === 'error');
  const [only] = errors;
  if (only && errors.length === 1) return sentence(only.title);
  const where = contracts > 1 ? ` in ${contracts} contracts` : '';
  return sentence(`${count(errors.length, 'error')}${where} need a fix`);
}

function passed({ coverage, findings }: Judged): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const possible = coverage.filter(({ accepted, rejected }) =>
    [accepted, rejected].every(({ outcome }) => outcome !== 'impossible'),
  );
  const both = possible.filter(
    ({ accepted, rejected }) => accepted.outcome === 'yes' && rejected.outcome === 'yes',
  );
  const behind = warnings > 0 ? `; ${count(warnings, 'warning')} to look at` : '';
  if (possible.length === 0) return warnings > 0 ? `Nothing fails${behind}.` : 'Nothing is wrong.';
  if (both.length === possible.length)
    return `Every rule holds: all ${count(possible.length, 'constraint')} on both sides of their edge${behind}.`;
  return `Nothing is wrong: ${number(both.length)} of ${count(possible.length, 'constraint')} hold on both sides${behind}.`;
}

function brokenRules({ coverage, findings }: Judged): readonly string[] {
  const broken = coverage.filter(({ accepted, rejected }) =>
    [accepted, rejected].some(({ outcome }) => outcome === 'no'),
  );
  const isError = findings.some(({ severity }) => severity === 'error');
  return broken.length > 0 && isError ? [`the server breaks ${count(broken.length, 'rule')}`] : [];
}

function brokenCallers({ changes }: Judged): readonly string[] {
  const breaking = changes.filter(({ severity, approved }) => severity === 'breaking' && approved !== true);
  if (breaking.length === 0) return [];
  const reached = breaking.filter(({ reach = [] }) => reach.some(({ grade }) => grade === 'breaks')).length;
  const behind = reached > 0 ? `; ${reached} ${reached === 1 ? 'reaches' : 'reach'} code we know` : '';
  return [
    `${count(breaking.length, 'change')} ${breaking.length === 1 ? 'breaks' : 'break'} callers${behind}`,
  ];
}

function sentence(text: string): string {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?…]$/.test(whole) ? whole : `${whole}.`;
}

function count(value: number, one: string): string {
  return `${number(value)} ${one}${value === 1 ? '' : 's'}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
