import type { RequestConstraint } from '../constraint.ts';

/** A constraint with the cases that try it from both sides, or why a side cannot be tried. */
export interface PlannedConstraint {
  readonly constraint: RequestConstraint;
  /** Ids of the cases that keep the constraint at its edge and must be accepted. */
  readonly accepting: readonly string[];
  /** Ids of the cases that break it and must be rejected. */
  readonly rejecting: readonly string[];
  /** Why `accepting` is empty. */
  readonly whyNotAccepting?: Gap;
  /** Why `rejecting` is empty. */
  readonly whyNotRejecting?: Gap;
}

/** Why there is no case for a side of a constraint. */
export interface Gap {
  readonly reason: string;
  /** Whether no request could ever try it: such constraints do not count. */
  readonly impossible: boolean;
}
