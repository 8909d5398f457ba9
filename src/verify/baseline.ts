import type { Finding } from '../finding.ts';
import { fingerprint, type Identity } from '../fingerprint.ts';
import type { SourceLocation } from '../source-location.ts';
import { serverGone } from './run-findings.ts';

/** A failure that somebody knows of, and that is not to fail anything until it is mended. */
export interface KnownFailure extends Identity {
  /** Why it is borne. */
  readonly reason: string;
  /** The last day on which it is: `2026-12-31`. */
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

/** Whether a finding may be borne at all: where a run has ended early, nobody knows what else is wrong. */
export function isBearable({ rule }: Pick<Identity, 'rule'>): boolean {
  return rule !== serverGone;
}

/**
 * The findings in the light of known failures: a known one is information, one that has expired stays
 * what it is and says so, and a known failure that is met no more is a finding itself.
 */
export function applyBaseline(
  findings: readonly Finding[],
  known: readonly KnownFailure[],
  { today, tried }: BaselineSettings,
): readonly Finding[] {
  const byFingerprint = new Map(known.map((failure) => [fingerprint(failure), failure]));
  const judged = findings.map((finding) => {
    const failure = byFingerprint.get(fingerprint(finding));
    const isBorne = failure && finding.severity !== 'information' && isBearable(finding);
    return isBorne ? asKnown(finding, failure, today) : finding;
  });
  const met = new Set(findings.map(fingerprint));
  const gone = known.filter((failure) => !met.has(fingerprint(failure)) && tried(failure));
  return [...judged, ...gone.map(superfluous)];
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
    message: `The known failure ${rule} of ${place} is met no more; it was known until ${expires} (${reason}).`,
    contract,
    ...(operation === undefined ? {} : { operation }),
    pointer,
    ...(location === undefined ? {} : { location }),
    help: 'Take it out of the baseline.',
  };
}
