import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import { approve, type Approved, type Superfluous } from './approvals.ts';
import { compareContracts, type Comparison } from './compare.ts';
import type { Change } from './change.ts';
import { findingsOf } from './findings.ts';
import type { Reach, Reaches } from './reach.ts';
import type { Scope } from './scope.ts';
import type { Policy } from './policy.ts';
import { judgeVersions } from './version.ts';

/** By what a comparison is judged. */
export interface ReviewOptions {
  readonly policy: Policy;
  /** The day, as `2026-01-31`: approvals expire, and sunsets come. */
  readonly today: string;
  /** Whether what breaks is let through when the version rises as it must. */
  readonly heedVersion?: boolean;
  /** Which approvals are told of when they approve nothing here; `any` by default. */
  readonly superfluous?: Superfluous;
  /** What is compared; everything by default. */
  readonly scope?: Scope;
  /** Whom a change reaches; nobody is known by default. */
  readonly reachOf?: (change: Change) => readonly Reach[];
}

/** What changed between two contracts, and what is to be said about it. */
export interface Review {
  readonly comparison: Comparison;
  readonly approved: Approved;
  readonly findings: readonly Finding[];
  /** Whom each change reaches, where consumers are known. */
  readonly reaches: Reaches;
}

/** Compares two contracts and judges the changes by a project's policy. */
export function reviewContracts(base: Contract, head: Contract, options: ReviewOptions): Review {
  const { policy, today, scope } = options;
  const { severities } = policy;
  return reviewComparison(compareContracts(base, head, { today, severities, scope }), options);
}

/** Judges the changes of a comparison by a project's policy. */
export function reviewComparison(comparison: Comparison, options: ReviewOptions): Review {
  const { policy, today, heedVersion = false, superfluous, reachOf } = options;
  const { contract, changes, versions } = comparison;
  const approved = approve(changes, policy.approvals, { contract, today, superfluous });
  const isRaised = heedVersion && judgeVersions(versions.base, versions.head, 'major') === 'enough';
  const reaches: Reaches = new Map(reachOf ? changes.map((change) => [change, reachOf(change)]) : []);
  const { allConsumersKnown } = policy;
  const findings = findingsOf(comparison, approved, { isRaised, reaches, allConsumersKnown });
  return { comparison, approved, findings, reaches };
}
