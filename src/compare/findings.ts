import type { Evidence, Finding, Severity } from '../finding.ts';
import { formatLocation } from '../source-location.ts';
import type { Ambiguous, Approval, Approved } from './approvals.ts';
import { pageOf } from './catalogue.ts';
import type { Change, ChangeSeverity, Place } from './change.ts';
import type { Comparison } from './compare.ts';
import { folded, type Folded } from './folding.ts';
import {
  joinReaches,
  placeText,
  reachesNobody,
  reachesSomebody,
  reachText,
  type Reach,
  type Reaches,
} from './reach.ts';

const findingSeverities: Readonly<Record<ChangeSeverity, Severity>> = {
  breaking: 'error',
  dangerous: 'warning',
  safe: 'information',
};

/** What lets changes through that would break. */
interface Leniency {
  /** Whether the version says that something breaks: then it is a warning. */
  readonly isRaised: boolean;
  /** Whom each change reaches; nobody is known by default. */
  readonly reaches?: Reaches;
  /** Whether those are all that there are. */
  readonly allConsumersKnown?: boolean;
}

/** The changes of a comparison as findings; an approved one is information, with who may rely on it and how long. */
export function findingsOf(
  { contract, changes }: Comparison,
  approved: Approved,
  { isRaised, reaches = new Map(), allConsumersKnown = false }: Leniency = { isRaised: false },
): readonly Finding[] {
  return [
    ...folded(changes, approved.approvals).map((one) => {
      const reached = joinReaches(one.all.map((change) => reaches.get(change) ?? []));
      if (one.approval) return findingOf(contract, one, 'information', approvalNote(one.approval), reached);
      const own = findingSeverities[one.change.severity];
      const severity = allConsumersKnown ? severityFor(own, reached) : own;
      return findingOf(contract, one, isRaised && severity === 'error' ? 'warning' : severity, '', reached);
    }),
    ...approved.ambiguous.map((one) => ambiguity(contract, one)),
    ...approved.expired.map((approval) =>
      approvalFinding(contract, approval, 'has expired', 'Renew it or delete it.'),
    ),
    ...approved.unused.map((approval) =>
      approvalFinding(contract, approval, 'approves nothing', 'Delete it.'),
    ),
  ];
}

/** What matters where all consumers are known is whether it reaches one of them. */
function severityFor(severity: Severity, reached: readonly Reach[]): Severity {
  if (severity === 'error' && reachesNobody(reached)) return 'warning';
  return severity === 'warning' && reachesSomebody(reached) ? 'error' : severity;
}

function approvalNote({ until, reason }: Approval): string {
  return ` (approved until ${until}: ${reason})`;
}

function findingOf(
  contract: string,
  one: Folded,
  severity: Severity,
  note: string,
  reached: readonly Reach[],
): Finding {
  const { change, all, approval } = one;
  const { rule, advice, operations } = change;
  const place = change.head ?? change.base;
  const [operation, ...others] = operations;
  return {
    rule: `compare/${rule}`,
    severity,
    message: `${whereOf(change)}${messageOf(one)}${note}`,
    title: `${messageOf(one)}${note}`,
    contract,
    ...(operation !== undefined && others.length === 0 && { operation }),
    pointer: place?.pointer ?? '',
    ...(place && { location: place.location }),
    evidence: [
      ...evidenceOf(change),
      ...(all.length > 1 ? [{ label: 'properties', value: all.flatMap(({ names = [] }) => names) }] : []),
      ...reachEvidence(reached),
      ...(approval ? [{ label: approvedLabel, value: `until ${approval.until}: ${approval.reason}` }] : []),
    ],
    help: advice,
  };
}

/** The evidence of whom a change reaches, and of where. */
export const reachLabels = { whom: 'reaches', where: 'uses' } as const;

/** So many places are told of each consumer. */
const mostPlaces = 20;

function reachEvidence(reached: readonly Reach[]): readonly Evidence[] {
  if (reached.length === 0) return [];
  const lines = reached.flatMap(({ consumer, places }) => {
    const told = places.slice(0, mostPlaces).map((place) => `${consumer}: ${placeText(place)}`);
    return places.length > told.length ? [...told, `${consumer}: ${places.length - told.length} more`] : told;
  });
  return [
    { label: reachLabels.whom, value: reachText(reached) },
    ...(lines.length > 0 ? [{ label: reachLabels.where, value: lines.join('\n') }] : []),
  ];
}

/** The evidence that a change was approved. */
export const approvedLabel = 'approved';

const mostNames = 8;

function messageOf({ change, all }: Folded): string {
  if (all.length === 1) return change.message;
  const names = all.flatMap(({ names: own = [] }) => own).map((name) => JSON.stringify(name));
  const more = names.length > mostNames ? ` and ${names.length - mostNames} more` : '';
  return `${change.subject}: ${all.length} properties were ${change.action}: ${names.slice(0, mostNames).join(', ')}${more}`;
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
    { label: 'about', value: pageOf(change.id) },
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
  const [own, others] = [true, false].map((isOwn) =>
    proof.refusals
      .filter((refusal) => refusal.own === isOwn)
      .map(({ instancePointer, message }) => `${instancePointer || 'it'} ${message}`),
  ) as [string[], string[]];
  return [
    { label: 'witness', value: proof.payload },
    { label: 'refused', value: own.join('\n') },
    // The payload happens to meet other changes as well.
    ...(others.length > 0 ? [{ label: 'other changes refuse', value: others.join('\n') }] : []),
  ];
}

/** An approval may hide nothing that it was not meant for. */
function ambiguity(contract: string, { approval, changes }: Ambiguous): Finding {
  const places = changes.map(
    ({ head, base, path }) =>
      `${(head ?? base)?.pointer ?? ''}${path === undefined ? '' : ` (${path} of the payload)`}`,
  );
  return {
    ...approvalFinding(
      contract,
      approval,
      `could be meant for ${changes.length} changes, and approves none of them`,
      'Say which with `pointer`, or all that are below one; one approval for each place.',
    ),
    evidence: [{ label: 'changes', value: places.join('\n') }],
  };
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
