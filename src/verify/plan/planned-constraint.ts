import type { RequestConstraint } from '../constraint.ts';

/** A constraint with the cases that try it from both sides, or why a side cannot be tried. */
export interface PlannedConstraint {
  readonly constraint: RequestConstraint;
  /** Ids of the cases that keep the constraint at its edge and must be accepted. */
  readonly accepting: readonly string[];
  /** Ids of the cases that break it and must be rejected. */
  readonly rejecting: readonly string[];
  /** Why `accepting` is empty. */
  readonly whyNotAccepting?: string;
  /** Why `rejecting` is empty. */
  readonly whyNotRejecting?: string;
}
