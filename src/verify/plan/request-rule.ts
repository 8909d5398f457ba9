import type { PlanContext, Planned } from './plan-context.ts';

/** A rule about the request itself, which no schema says. Each counts as a constraint, but for one that servers may keep in several ways. */
export interface RequestRule {
  readonly name: string;
  /** What it asks of requests, as one sentence, with its source. */
  readonly summary: string;
  /** The constraints of this rule on an operation, with the cases that try them. */
  plan(context: PlanContext): Planned;
}
