import type { Json } from '../../json.ts';
import { valueAt } from '../../json-pointer.ts';
import type { Constraint, Violation } from '../../schema/index.ts';
import type { Case, Expectation, Making, Rejected } from '../case.ts';
import { schemaConstraint, type RequestConstraint } from '../constraint.ts';
import { withPart } from '../draft.ts';
import { carriesValid, carriesViolation, type Part } from '../part.ts';
import { acceptance, draftCase, validCaseId, type PlanContext, type Planned } from './plan-context.ts';
import type { Gap, PlannedConstraint } from './planned-constraint.ts';
import { caseWords } from './case-words.ts';
import { comesUnder, reachKey } from './reach.ts';

/** One value that tries a constraint from one side. */
interface Trial {
  readonly constraint: Constraint;
  readonly label: string;
  readonly value: Json;
}

/** The cases of one side of a constraint, or why there are none. */
type Side = { readonly cases: readonly Case[] } | { readonly gap: Gap };

/**
 * The cases that try every constraint of one part's schema at its edge and beyond, all else being valid; a constraint
 * a step.
 */
export function* partCases(context: PlanContext, part: Part): Generator<void, Planned> {
  if (part.schema) yield* part.schema.prepare();
  const boundaries = byConstraint(part.schema?.boundaries ?? []);
  const violations = byConstraint(part.schema?.violations ?? []);
  const keeping = keeper(context, part, boundaries);
  const planned: Tried[] = [];
  for (const constraint of part.schema?.constraints ?? []) {
    const accepting = acceptingSide(
      context,
      part,
      constraint,
      boundaries.get(constraint.keywordPath) ?? keeping(constraint),
    );
    const rejecting = rejectingSide(context, part, constraint, violations.get(constraint.keywordPath) ?? []);
    const also = alsoBy(context, part, constraint);
    planned.push({
      constraint: schemaConstraint(context.operation, part, constraint),
      accepting,
      rejecting,
      also,
    });
    yield;
  }
  return {
    cases: planned.flatMap(({ accepting, rejecting }) => [...casesOf(accepting), ...casesOf(rejecting)]),
    constraints: planned.map(sides),
  };
}

/** A constraint with the cases of both of its sides. */
interface Tried {
  readonly constraint: RequestConstraint;
  readonly accepting: Side;
  readonly rejecting: Side;
  /** Other cases that show that it is kept. */
  readonly also: readonly string[];
}

/** Keywords of which every valid value is as good as any other: they have no edge. */
const edgeless: ReadonlySet<string> = new Set(['type', 'format', 'pattern']);

/**
 * The simplest valid request shows as well that such a keyword is kept: where it names a resource it has the id of one
 * that is there, and values that only the case itself has may be taken.
 */
function alsoBy(context: PlanContext, part: Part, constraint: Constraint): readonly string[] {
  const base = context.base.get(part);
  const isShown =
    base !== undefined && edgeless.has(constraint.keyword) && comesUnder(context.schemas, constraint, base);
  return isShown ? [validCaseId(context.operation)] : [];
}

/** What is expected when a constraint of a schema is broken. */
export function rejection(breaks: RequestConstraint, consequences: readonly string[] = []): Rejected {
  return { kind: 'rejected', breaks, consequences, undocumented: [] };
}

type Trials = ReadonlyMap<string, readonly Trial[]>;

function byConstraint<T extends Trial>(trials: readonly T[]): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(trials, (trial) => trial.constraint.keywordPath);
}

function acceptingSide(
  context: PlanContext,
  part: Part,
  constraint: Constraint,
  own: readonly Trial[],
): Side {
  const carried = own.filter(({ value }) => carriesValid(part, value));
  if (carried.length > 0)
    return {
      cases: trialCases(context, part, carried, 'boundary', () => acceptance(context)),
    };
  if (own.length > 0) return { gap: unspeakable };
  return {
    gap: { reason: unsupported(part, constraint) ?? 'no value at its edge was found', impossible: false },
  };
}

// A constraint without an edge (`required`, `additionalProperties: false`) is tried by a value that keeps it.
function keeper(
  context: PlanContext,
  part: Part,
  boundaries: Trials,
): (constraint: Constraint) => readonly Trial[] {
  const base = context.base.get(part);
  const values = [
    ...(base === undefined ? [] : [base]),
    ...[...boundaries.values()].flat().map(({ value }) => value),
  ];
  // What comes under one constraint comes under its neighbours, which are written in the same schema.
  const found = new Map<string, Json | undefined>();
  return (constraint) => {
    const place = reachKey(constraint);
    if (!found.has(place))
      found.set(
        place,
        values.find((candidate) => comesUnder(context.schemas, constraint, candidate)),
      );
    const value = found.get(place);
    return value === undefined ? [] : [{ constraint, label: `${constraint.keyword} kept`, value }];
  };
}

function rejectingSide(
  context: PlanContext,
  part: Part,
  constraint: Constraint,
  violations: readonly Violation[],
): Side {
  if (violations.length === 0) return { gap: unbreakable(part, constraint) };
  const carried = violations.filter(({ value }) => carriesViolation(part, value, constraint.schemaPointer));
  if (carried.length === 0) return { gap: unspeakable };
  const breaks = schemaConstraint(context.operation, part, constraint);
  return {
    cases: trialCases(context, part, carried, 'violation', ({ consequences }) =>
      rejection(breaks, consequences),
    ),
  };
}

const unspeakable: Gap = { reason: 'it cannot be expressed on the wire', impossible: true };

function unbreakable(part: Part, constraint: Constraint): Gap {
  const reason = unsupported(part, constraint);
  return reason === undefined
    ? { reason: 'it cannot be broken alone', impossible: true }
    : { reason, impossible: false };
}

function unsupported(part: Part, constraint: Constraint): string | undefined {
  return part.schema?.unsupported.find(({ schemaPointer }) => schemaPointer === constraint.schemaPointer)
    ?.reason;
}

function trialCases<T extends Trial>(
  context: PlanContext,
  part: Part,
  trials: readonly T[],
  kind: string,
  expectationOf: (trial: T) => Expectation,
): readonly Case[] {
  return trials.flatMap((trial, index) => {
    const count = trials.length > 1 ? `:${index + 1}` : '';
    const name = `${kind}:${part.key}${trial.constraint.keywordPath}${count}`;
    const words = { name, sends: sentence(context, part, trial), expectation: expectationOf(trial) };
    const draft = withPart(context.base, part, trial.value);
    return draftCase(context, words, { draft, aim: aimOf(part, trial) }) ?? [];
  });
}

/** The place in a part that a value of a constraint is about. */
export function aimOf(part: Part, { constraint }: Pick<Trial, 'constraint'>): NonNullable<Making['aim']> {
  return { part, pointer: constraint.instancePath };
}

/** What a case of a constraint sends: `a body whose phone_numbers has 1001 items`. */
export function sentence(
  { contract }: Pick<PlanContext, 'contract'>,
  part: Part,
  { constraint, label }: Trial,
): string {
  const said = valueAt(contract.document, constraint.schemaPointer);
  return caseWords({ what: part.title, place: constraint.instancePath, label, said });
}

function casesOf(side: Side): readonly Case[] {
  return 'cases' in side ? side.cases : [];
}

function sides({ constraint, accepting, rejecting, also }: Tried): PlannedConstraint {
  const own = casesOf(accepting).map(({ id }) => id);
  return {
    constraint,
    accepting: own.length === 0 ? own : [...own, ...also],
    rejecting: casesOf(rejecting).map(({ id }) => id),
    ...('gap' in accepting ? { whyNotAccepting: accepting.gap } : {}),
    ...('gap' in rejecting ? { whyNotRejecting: rejecting.gap } : {}),
  };
}
