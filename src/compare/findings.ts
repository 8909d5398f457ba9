import type { Evidence, Finding, Severity } from '../finding.ts';
import { formatLocation } from '../source-location.ts';
import type { Approval, Approved } from './approvals.ts';
import type { Change, ChangeSeverity, Place } from './change.ts';
import type { Comparison } from './compare.ts';

const findingSeverities: Readonly<Record<ChangeSeverity, Severity>> = {
  breaking: 'error',
  dangerous: 'warning',
  safe: 'information',
};

/** What lets changes through that would break. */
interface Leniency {
  /** Whether the version says that something breaks: then it is a warning. */
  readonly isRaised: boolean;
}

/** The changes of a comparison as findings; an approved one is information, with who may rely on it and how long. */
export function findingsOf(
  { contract, changes }: Comparison,
  approved: Approved,
  { isRaised }: Leniency = { isRaised: false },
): readonly Finding[] {
  return [
    ...changes.map((change) => {
      const approval = approved.approvals.get(change);
      if (approval) return findingOf(contract, change, 'information', approvalNote(approval));
      const severity = findingSeverities[change.severity];
      return findingOf(contract, change, isRaised && severity === 'error' ? 'warning' : severity, '');
    }),
    ...approved.expired.map((approval) =>
      approvalFinding(contract, approval, 'has expired', 'Renew it or delete it.'),
    ),
    ...approved.unused.map((approval) =>
      approvalFinding(contract, approval, 'approves nothing', 'Delete it.'),
    ),
  ];
}

function approvalNote({ until, reason }: Approval): string {
  return ` (approved until ${until}: ${reason})`;
}

function findingOf(contract: string, change: Change, severity: Severity, note: string): Finding {
  const { rule, message, advice, operations } = change;
  const place = change.head ?? change.base;
  const [operation, ...others] = operations;
  return {
    rule: `compare/${rule}`,
    severity,
    message: `${whereOf(change)}${message}${note}`,
    contract,
    ...(operation !== undefined && others.length === 0 && { operation }),
    pointer: place?.pointer ?? '',
    ...(place && { location: place.location }),
    evidence: evidenceOf(change),
    help: advice,
  };
}

/** The operations that a change is seen in, to begin its message with. */
function whereOf({ operations }: Pick<Change, 'operations'>): string {
  const [first, ...others] = operations;
  if (first === undefined) return '';
  return others.length === 0
    ? `${first}: `
    : `${first} and ${others.length} more operation${others.length === 1 ? '' : 's'}: `;
}

function evidenceOf(change: Change): readonly Evidence[] {
  const { proof, operations } = change;
  return [
    { label: 'change', value: change.id },
    ...(operations.length > 1 ? [{ label: 'operations', value: [...operations] }] : []),
    ...placeEvidence('before', change.base),
    ...placeEvidence('after', change.head),
    ...proofEvidence(proof),
  ];
}

function placeEvidence(label: string, place: Place | undefined): readonly Evidence[] {
  return place ? [{ label, value: `${formatLocation(place.location)} #${place.pointer}` }] : [];
}

function proofEvidence(proof: Change['proof']): readonly Evidence[] {
  if (proof.kind === 'structural') return [];
  if (proof.kind === 'contained') return [{ label: 'proof', value: proof.because }];
  if (proof.kind === 'idle') return [{ label: 'idle', value: proof.because }];
  if (proof.kind === 'compiler') return [{ label: 'compiler', value: proof.complaint }];
  if (proof.kind === 'undecided') return [{ label: 'undecided', value: proof.reason }];
  const refusals = proof.failures.map(
    ({ instancePointer, message }): string => `${instancePointer || 'it'} ${message}`,
  );
  return [
    { label: 'witness', value: proof.payload },
    { label: 'refused', value: refusals.join('\n') },
  ];
}

function approvalFinding(contract: string, approval: Approval, fate: string, help: string): Finding {
  return {
    rule: 'compare/approval',
    severity: 'warning',
    message: `The approval of ${approval.change} (${approval.reason}) ${fate}`,
    contract,
    pointer: '',
    location: approval.location,
    help,
  };
}
