import { constant, oneof, option, tuple, type Arbitrary } from 'fast-check';
import type { Json } from '../../json.ts';
import type { Violation } from '../../schema/index.ts';
import type { Case } from '../case.ts';
import { schemaConstraint } from '../constraint.ts';
import { withPart, type Draft } from '../draft.ts';
import { carriesValid, carriesViolation, type Part } from '../part.ts';
import type { RequestParts } from '../parts.ts';
import { aimOf, rejection, sentence } from './part-cases.ts';
import { acceptance, draftCase, type PlanContext } from './plan-context.ts';

/** Random requests of one kind: what fast-check makes them from, and the case that a value of it is. */
export interface Fuzz {
  readonly kind: 'valid' | 'violating';
  readonly arbitrary: Arbitrary<Sample>;
  /** `undefined` when the wire cannot carry what makes the sample one of its kind. */
  toCase(sample: Sample, path: string): Case | undefined;
}

/** A random request: its values, and the violation among them when it is to be rejected. */
export interface Sample {
  readonly draft: Draft;
  readonly broken?: { readonly part: Part; readonly violation: Violation };
}

/** The random requests of an operation. */
export function fuzzes(context: PlanContext): readonly Fuzz[] {
  const valid = validDrafts(context);
  const violating = violatingSamples(context);
  const kinds: Fuzz[] = [
    { kind: 'valid', arbitrary: valid.map((draft) => ({ draft })), toCase: validCase(context) },
  ];
  if (violating) kinds.push({ kind: 'violating', arbitrary: violating, toCase: violatingCase(context) });
  return kinds;
}

/** Random valid requests, as values. */
export function validDrafts(context: PlanContext): Arbitrary<Draft> {
  return draftsOf(context, context.parts);
}

function draftsOf(
  context: PlanContext,
  { parameters, bodies }: Pick<RequestParts, 'parameters' | 'bodies'>,
): Arbitrary<Draft> {
  const base = [...context.base]
    .map(([part, value]) => ({ part, value }))
    .find(({ part }) => part.in === 'body');
  const parameterValues = parameters.map((part) => presence(part, valueOf(context, part)));
  const bodyValues = bodies
    .filter((part) => context.base.has(part) || part.schema?.satisfiable === 'yes')
    .map((part) => valueOf(context, part).map((value) => (value === undefined ? base : { part, value })));
  const body = bodyValues.length === 0 ? constant(undefined) : presenceOfBody(context, oneof(...bodyValues));
  return tuple(tuple(...parameterValues), body).map(([values, chosen]) => {
    const entries = parameters.map((part, index) => ({ part, value: values[index] }));
    return new Map(
      [...entries, chosen].flatMap((entry) =>
        entry?.value === undefined ? [] : [[entry.part, entry.value] as const],
      ),
    );
  });
}

// What the wire cannot carry is replaced by the base value instead of being filtered out: filters may never end.
function valueOf(context: PlanContext, part: Part): Arbitrary<Json | undefined> {
  const base = context.base.get(part);
  if (part.schema?.satisfiable !== 'yes') return constant(base);
  return part.schema.values.map((value) => (carriesValid(part, value) ? value : base));
}

function presence(part: Part, value: Arbitrary<Json | undefined>): Arbitrary<Json | undefined> {
  return part.required ? value : option(value, { nil: undefined });
}

function presenceOfBody<T>(context: PlanContext, body: Arbitrary<T>): Arbitrary<T | undefined> {
  return context.operation.requestBody?.required ? body : option(body, { nil: undefined, freq: 9 });
}

function violatingSamples(context: PlanContext): Arbitrary<Sample> | undefined {
  const { parameters, bodies } = context.parts;
  const broken = [...parameters, ...bodies].flatMap((part) => brokenSamples(context, part) ?? []);
  return broken.length === 0 ? undefined : oneof(...broken);
}

function brokenSamples(context: PlanContext, part: Part): Arbitrary<Sample> | undefined {
  if (!part.schema?.violating) return undefined;
  const { parameters, bodies } = context.parts;
  // What the violation takes the place of need not be made.
  const rest = draftsOf(context, {
    parameters: parameters.filter((other) => other !== part),
    bodies: part.in === 'body' ? [] : bodies,
  });
  return tuple(rest, part.schema.violating).map(([draft, violation]) => ({
    draft: withPart(draft, part, violation.value),
    broken: { part, violation },
  }));
}

function validCase(context: PlanContext): Fuzz['toCase'] {
  return ({ draft }, path) => {
    const words = { name: `fuzz:valid:${path}`, sends: 'a random valid request' };
    return draftCase(context, { ...words, expectation: acceptance(context) }, { draft });
  };
}

function violatingCase(context: PlanContext): Fuzz['toCase'] {
  return ({ draft, broken }, path) => {
    if (
      !broken ||
      !carriesViolation(broken.part, broken.violation.value, broken.violation.constraint.schemaPointer)
    )
      return undefined;
    const { part, violation } = broken;
    const breaks = schemaConstraint(context.operation, part, violation.constraint);
    const words = {
      name: `fuzz:violating:${path}`,
      sends: sentence(context, part, violation),
      expectation: rejection(breaks, violation.consequences),
    };
    return draftCase(context, words, { draft, aim: aimOf(part, violation) });
  };
}
