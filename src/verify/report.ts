import type { Finding } from '../finding.ts';
import type { ConstraintCoverage } from './coverage.ts';

/** What verify found out about one contract and one server. */
export interface VerifyReport {
  readonly findings: readonly Finding[];
  /** Every constraint of every verified operation; empty in a replay. */
  readonly coverage: readonly ConstraintCoverage[];
  /** The titles of the operations that were verified. */
  readonly operations: readonly string[];
  /** How many operations the contract has. */
  readonly allOperations: number;
  /** Whether everything there is to try on them was tried: every phase, to its end. */
  readonly complete: boolean;
  /** How many cases were planned and judged, those of the search for smaller ones left out. */
  readonly cases: number;
  readonly seed: number;
  readonly milliseconds: number;
}
