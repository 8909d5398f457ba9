import type { Json } from '../../json.ts';
import { toPointer, valueAt } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/index.ts';
import type { Case, LengthCounted } from '../case.ts';
import { withPart } from '../draft.ts';
import { carriesValid, carriesViolation, type Part } from '../part.ts';
import { placesOf, replaceAt } from './places.ts';
import { draftCase, type PlanContext } from './plan-context.ts';

/** A character that UTF-16 writes as two code units. */
const wide = '\u{1F600}';

/** A longer text is left to the boundaries: in a URL each of these characters takes twelve octets. */
const longest = 300;

/** A text whose length is told apart by how it is counted: where the value comes from, and which length it has. */
interface Counted {
  readonly keyword: 'maxLength' | 'minLength';
  values(part: Part, constraint: Constraint): readonly Json[];
  /** How many characters it gets, and whether so many are allowed; `undefined` where both counts say the same. */
  lengthFor(limit: number): number | undefined;
  readonly isAllowed: boolean;
}

const counted: readonly Counted[] = [
  {
    keyword: 'maxLength',
    isAllowed: true,
    values: (part, constraint) => valuesOf(part.schema?.boundaries ?? [], constraint),
    lengthFor: (limit) => (limit > 0 ? limit : undefined),
  },
  {
    keyword: 'minLength',
    isAllowed: false,
    values: (part, constraint) => valuesOf(part.schema?.violations ?? [], constraint),
    lengthFor: (limit) => (limit > 1 ? limit - 1 : undefined),
  },
];

/**
 * Texts at the edge of a length, of characters that UTF-16 counts twice: as many as may be, and one less than must be.
 * JSON Schema counts characters (Validation 2020-12, section 6.3). Each edge once for an operation.
 */
export function lengthCases(context: PlanContext): readonly Case[] {
  const { parameters, bodies } = context.parts;
  const parts = [...bodies.filter((part) => context.base.has(part)), ...parameters];
  return counted.flatMap((way) => {
    for (const part of parts) {
      for (const constraint of part.schema?.constraints ?? []) {
        const found = constraint.keyword === way.keyword ? caseOf(context, part, constraint, way) : undefined;
        if (found) return [found];
      }
    }
    return [];
  });
}

function caseOf(context: PlanContext, part: Part, constraint: Constraint, way: Counted): Case | undefined {
  const { keyword, isAllowed } = way;
  const limit = valueAt(context.contract.document, constraint.schemaPointer);
  const length = typeof limit === 'number' && limit <= longest ? way.lengthFor(limit) : undefined;
  if (typeof limit !== 'number' || length === undefined) return undefined;
  const carries = (value: Json) =>
    isAllowed ? carriesValid(part, value) : carriesViolation(part, value, constraint.schemaPointer);
  for (const whole of way.values(part, constraint)) {
    for (const place of placesOf(whole)) {
      if (typeof place.value !== 'string' || lengthOf(place.value) !== length) continue;
      const value = replaceAt(whole, place.tokens, wide.repeat(length));
      if (!carries(value)) continue;
      const pointer = toPointer(place.tokens);
      const counts: LengthCounted = { keyword, limit, length, isAllowed, pointer: constraint.schemaPointer };
      const at = pointer === '' ? '' : ` at ${pointer}`;
      return draftCase(
        context,
        {
          name: `length:${keyword}`,
          sends: `a ${part.title} with ${length} characters beyond 16 bits${at}`,
          expectation: { kind: 'accepted', excuse, isRefusable: true, counts },
        },
        { draft: withPart(context.base, part, value), aim: { part, pointer } },
      );
    }
  }
  return undefined;
}

/** What may be refused is judged by one check alone. */
const excuse = 'a server may count what no schema counts';

function valuesOf(
  trials: readonly { readonly constraint: Constraint; readonly value: Json }[],
  { keywordPath }: Constraint,
): readonly Json[] {
  return trials.filter((trial) => trial.constraint.keywordPath === keywordPath).map(({ value }) => value);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
