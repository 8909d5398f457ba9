import { valueAt } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/schema.ts';
import type { Case, Rejected } from '../case.ts';
import { schemaConstraint, type RequestConstraint } from '../constraint.ts';
import { withPart, writeDraft } from '../draft.ts';
import type { Json } from '../../json.ts';
import { carriesValid, carriesViolation, type Part } from '../part.ts';
import { caseOf, type PlanContext, type Planned } from './plan-context.ts';
import type { PlannedConstraint } from './planned-constraint.ts';

/** One value that tries a constraint from one side. */
interface Trial {
  readonly constraint: Constraint;
  readonly label: string;
  readonly value: Json;
}

/** The cases of one side of a constraint, or why there are none. */
interface Side {
  readonly cases: readonly Case[];
  readonly reason: string | undefined;
}

/** The cases that try every constraint of one part's schema at its edge and beyond, all else being valid. */
export function partCases(context: PlanContext, part: Part): Planned {
  const boundaries = byConstraint(part.schema?.boundaries ?? []);
  const violations = byConstraint(part.schema?.violations ?? []);
  const planned = (part.schema?.constraints ?? []).map((constraint) => {
    const accepting = acceptingSide(context, part, boundaries.get(constraint.keywordPath) ?? []);
    const rejecting = rejectingSide(context, part, constraint, violations.get(constraint.keywordPath) ?? []);
    return { constraint: schemaConstraint(context.operation, part, constraint), accepting, rejecting };
  });
  return {
    cases: planned.flatMap(({ accepting, rejecting }) => [...accepting.cases, ...rejecting.cases]),
    constraints: planned.map(({ constraint, accepting, rejecting }) =>
      sides(constraint, accepting, rejecting),
    ),
  };
}

/** Whether breaking the constraint can be seen: unknown query parameters, for one, are tolerated everywhere. */
export function isOpenOnWire(part: Part, constraint: Constraint): boolean {
  return (
    part.in === 'query' &&
    part.style === 'form' &&
    constraint.instancePath === '' &&
    openKeywords.has(constraint.keyword)
  );
}

const openKeywords = new Set(
  'additionalProperties unevaluatedProperties patternProperties propertyNames maxProperties'.split(' '),
);

function byConstraint<T extends Trial>(trials: readonly T[]): ReadonlyMap<string, T[]> {
  return Map.groupBy(trials, (trial) => trial.constraint.keywordPath);
}

function acceptingSide(context: PlanContext, part: Part, boundaries: readonly Trial[]): Side {
  const carried = boundaries.filter(({ value }) => carriesValid(part, value));
  const cases = carried.map((trial, index) =>
    trialCase(context, part, trial, nameOf('boundary', part, trial, index, carried.length), {
      kind: 'accepted',
    }),
  );
  return {
    cases: cases.filter((entry) => entry !== undefined),
    reason: whyEmpty(boundaries, carried, 'no value at its edge was found'),
  };
}

function rejectingSide(
  context: PlanContext,
  part: Part,
  constraint: Constraint,
  violations: readonly Trial[],
): Side {
  const limit = knownLimit(context, part, constraint);
  if (limit !== undefined) return { cases: [], reason: limit };
  const carried = isOpenOnWire(part, constraint)
    ? []
    : violations.filter(({ value }) => carriesViolation(part, value));
  const cases = carried.map((trial, index) =>
    trialCase(
      context,
      part,
      trial,
      nameOf('violation', part, trial, index, carried.length),
      rejection(schemaConstraint(context.operation, part, constraint)),
    ),
  );
  return {
    cases: cases.filter((entry) => entry !== undefined),
    reason: whyEmpty(violations, carried, 'it cannot be broken alone'),
  };
}

/** What is expected when a constraint of a schema is broken. */
export function rejection(breaks: RequestConstraint): Rejected {
  return { kind: 'rejected', breaks, undocumented: [] };
}

/** Why the target is known not to enforce a constraint; `undefined` when it is not known. */
export function knownLimit(context: PlanContext, part: Part, constraint: Constraint): string | undefined {
  const value = valueAt(context.contract.document, constraint.schemaPointer);
  const subject = { keyword: constraint.keyword, value, in: part.in, style: part.style };
  return context.limits.find((limit) => limit.applies(subject))?.what;
}

function trialCase(
  context: PlanContext,
  part: Part,
  trial: Trial,
  name: string,
  expectation: Case['expectation'],
): Case | undefined {
  const request = writeDraft(context.operation, withPart(context.base, part, trial.value));
  const sends = `a ${part.title} with ${trial.label}${placeOf(trial.constraint)}`;
  return request && caseOf(context, name, sends, request, expectation);
}

function placeOf(constraint: Constraint): string {
  return constraint.instancePath === '' ? '' : ` at ${constraint.instancePath}`;
}

function nameOf(kind: string, part: Part, trial: Trial, index: number, count: number): string {
  return `${kind}:${part.key}${trial.constraint.keywordPath}${count > 1 ? `:${index + 1}` : ''}`;
}

function whyEmpty(trials: readonly Trial[], carried: readonly Trial[], none: string): string | undefined {
  if (carried.length > 0) return undefined;
  return trials.length === 0 ? none : 'it cannot be expressed on the wire';
}

function sides(constraint: RequestConstraint, accepting: Side, rejecting: Side): PlannedConstraint {
  return {
    constraint,
    accepting: accepting.cases.map(({ id }) => id),
    rejecting: rejecting.cases.map(({ id }) => id),
    ...(accepting.reason === undefined ? {} : { whyNotAccepting: accepting.reason }),
    ...(rejecting.reason === undefined ? {} : { whyNotRejecting: rejecting.reason }),
  };
}
