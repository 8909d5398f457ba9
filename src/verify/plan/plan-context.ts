import type { Contract, Operation } from '../../contract/contract.ts';
import type { Case, Expectation } from '../case.ts';
import type { Draft } from '../draft.ts';
import type { RequestParts } from '../parts.ts';
import type { Target } from '../options.ts';
import type { Schemas } from '../schemas.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { PlannedConstraint } from './planned-constraint.ts';

/** What the planning of one operation's cases starts from. */
export interface PlanContext {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly target: Target;
  readonly schemas: Schemas;
  readonly parts: RequestParts;
  /** Why the target may refuse valid requests; `undefined` when it is not known to. */
  readonly excuse: string | undefined;
  /** The simplest valid request. */
  readonly base: Draft;
  readonly baseRequest: WireRequest;
}

/** Cases, and the constraints that they try. */
export interface Planned {
  readonly cases: readonly Case[];
  readonly constraints: readonly PlannedConstraint[];
}

/** The id of the case that sends the simplest valid request. */
export function validCaseId(operation: Operation): string {
  return `${operation.title}#valid`;
}

/** What is expected of the answer to a valid request. */
export function acceptance({ excuse }: Pick<PlanContext, 'excuse'>): Expectation {
  return excuse === undefined ? { kind: 'accepted' } : { kind: 'accepted', excuse };
}

/** A case of the operation with the given credentials. */
export function caseOf(
  context: PlanContext,
  name: string,
  sends: string,
  request: WireRequest,
  expectation: Expectation,
): Case {
  const id = `${context.operation.title}#${name}`;
  return { id, operation: context.operation, sends, request, credentials: 'given', expectation };
}

/** Several plans as one, in order. */
export function joinPlans(plans: readonly Planned[]): Planned {
  return {
    cases: plans.flatMap((plan) => plan.cases),
    constraints: plans.flatMap((plan) => plan.constraints),
  };
}
