import type { Contract, Operation } from '../../contract/contract.ts';
import type { Case, Expectation, Making } from '../case.ts';
import { writeDraft, type Draft } from '../draft.ts';
import type { RequestParts } from '../parts.ts';
import type { Target } from '../options.ts';
import type { ResourceIndex } from '../resources/resource-index.ts';
import type { Schemas } from '../schemas.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { PlannedConstraint } from './planned-constraint.ts';

/** What the planning of one operation's cases starts from. */
export interface PlanContext {
  readonly contract: Contract;
  readonly operation: Operation;
  readonly target: Target;
  readonly schemas: Schemas;
  readonly resources: ResourceIndex;
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

/** What is said of a case. */
export interface CaseWords {
  /** Names it within its operation. */
  readonly name: string;
  /** What it sends, as the object of a sentence. */
  readonly sends: string;
  readonly expectation: Expectation;
}

/** A case of the operation with the given credentials; `undefined` when the wire cannot carry its draft. */
export function draftCase(context: PlanContext, words: CaseWords, making: Making): Case | undefined {
  const request = writeDraft(context.operation, making.draft);
  return request && caseOf(context, words, request, making);
}

/** A case that sends the simplest valid request, or what is made of that. */
export function baseRequestCase(context: PlanContext, words: CaseWords, finish?: Making['finish']): Case {
  return caseOf(context, words, context.baseRequest, {
    draft: context.base,
    ...(finish ? { finish } : {}),
  });
}

function caseOf(
  { operation }: PlanContext,
  { name, sends, expectation }: CaseWords,
  written: WireRequest,
  making: Making,
): Case {
  const request = making.finish ? making.finish(written) : written;
  return {
    id: `${operation.title}#${name}`,
    operation,
    sends,
    request,
    credentials: 'given',
    expectation,
    making,
  };
}

/** Several plans as one, in order. */
export function joinPlans(plans: readonly Planned[]): Planned {
  return {
    cases: plans.flatMap((plan) => plan.cases),
    constraints: plans.flatMap((plan) => plan.constraints),
  };
}
