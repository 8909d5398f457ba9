import type { Finding } from '../finding.ts';
import { fingerprint, type Identity } from '../fingerprint.ts';
import type { SourceLocation } from '../source-location.ts';
import { serverGone } from './run-findings.ts';

/** A failure that somebody knows of, and that is not to fail anything until it is fixed. */
export interface KnownFailure extends Identity {
  /** Why it may stay. */
  readonly reason: string;
  /** The last day on which it may: `2026-12-31`. */
  readonly expires: string;
  /** Where it is written. */
  readonly location?: SourceLocation;
}

/** What judging by known failures needs besides them. */
export interface BaselineSettings {
  /** The day: `2026-11-23`. */
  readonly today: string;
  /** Whether the run would have met a failure, if it were still there. */
  readonly tried: (failure: KnownFailure) => boolean;
}

/** Stands in a known failure for any contract, operation or pointer. */
export const any = '*';

/** Whether a baseline may hold a finding at all: where a run has ended early, nobody knows what else is wrong. */
export function isBearable({ rule }: Pick<Identity, 'rule'>): boolean {
  return rule !== serverGone;
}

/**
 * The findings in the light of known failures: a known one is information, one that has expired stays
 * what it is and says so, and a known failure that no longer occurs is a finding itself.
 */
export function applyBaseline(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  { today, tried }: BaselineSettings,
): readonly Finding[] {
  return [...judgeByKnown(findings, known, today), ...notMet(findings, known, tried)];
}

/** The findings, those that are known as information until the day on which that ends. */
export function judgeByKnown(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  today: string,
): readonly Finding[] {
  const knownAs = matcher(known);
  return findings.map((finding) => {
    const failure = finding.severity !== 'information' && isBearable(finding) ? knownAs(finding) : undefined;
    return failure ? asKnown(finding, failure, today) : finding;
  });
}

/** A finding for each known failure that no longer occurs. */
export function notMet(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  tried: (failure: KnownFailure) => boolean,
): readonly Finding[] {
  const knownAs = matcher(known);
  const met = new Set(findings.map(knownAs));
  return known.filter((failure) => !met.has(failure) && tried(failure)).map(superfluous);
}

/** The known failure that a finding is: the one that names it, before those that stand for several. */
function matcher(known: readonly KnownFailure[]): (finding: Identity) => KnownFailure | undefined {
  const exact = new Map(known.map((failure) => [fingerprint(failure), failure]));
  const wide = known.filter((failure) =>
    [failure.contract, failure.operation, failure.pointer].includes(any),
  );
  return (finding) => exact.get(fingerprint(finding)) ?? wide.find((failure) => covers(failure, finding));
}

function covers(failure: KnownFailure, finding: Identity): boolean {
  if (failure.rule !== finding.rule) return false;
  return (['contract', 'operation', 'pointer'] as const).every(
    (member) => failure[member] === any || failure[member] === finding[member],
  );
}

function asKnown(finding: Finding, { reason, expires }: KnownFailure, today: string): Finding {
  // Dates of this form are in the order of their texts (RFC 3339, section 5.1).
  if (today > expires) {
    return { ...finding, message: `Known until ${expires}, which is over (${reason}): ${finding.message}` };
  }
  const message = `Known until ${expires} (${reason}): ${finding.message}`;
  return { ...finding, severity: 'information', message };
}

function superfluous({ reason, expires, location, ...identity }: KnownFailure): Finding {
  const { rule, contract, operation, pointer } = identity;
  const place = operation ?? (pointer === '' ? contract : pointer);
  return {
    rule: 'verify/baseline',
    severity: 'warning',
    message: `The known failure ${rule} of ${place} no longer occurs; it was known until ${expires} (${reason}).`,
    contract,
    ...(operation === undefined ? {} : { operation }),
    pointer,
    ...(location === undefined ? {} : { location }),
    help: 'Remove it from the baseline.',
  };
}
