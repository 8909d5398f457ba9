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

/** A text whose length is told apart by how it is counted. */
interface Counted {
  readonly keyword: 'maxLength' | 'minLength';
  /** Values with a text at the edge, and how long that is: the place of the text. */
  values(part: Part, constraint: Constraint): readonly Json[];
  edge(limit: number): number;
  /** How many characters it gets: the limit is between them and their code units, and next to neither. */
  lengthFor(limit: number): number;
  readonly isAllowed: boolean;
}

const counted: readonly Counted[] = [
  {
    keyword: 'maxLength',
    isAllowed: true,
    values: (part, constraint) => valuesOf(part.schema?.boundaries ?? [], constraint),
    edge: (limit) => limit,
    lengthFor: (limit) => Math.floor(limit / 2) + 1,
  },
  {
    keyword: 'minLength',
    isAllowed: false,
    values: (part, constraint) => valuesOf(part.schema?.violations ?? [], constraint),
    edge: (limit) => limit - 1,
    lengthFor: (limit) => Math.ceil(limit / 2),
  },
];

/** Of a shorter limit a server that is wrong by one may be told to count code units. */
const shortest = 4;

/**
 * Texts of characters that UTF-16 counts twice: short enough for a `maxLength`, or too short for a `minLength`, unless
 * code units are counted. JSON Schema counts characters (Validation 2020-12, section 6.3). Each once for an operation.
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
  if (typeof limit !== 'number' || limit < shortest || limit > longest) return undefined;
  const length = way.lengthFor(limit);
  const carries = (value: Json) =>
    isAllowed ? carriesValid(part, value) : carriesViolation(part, value, constraint.schemaPointer);
  for (const whole of way.values(part, constraint)) {
    for (const place of placesOf(whole)) {
      if (typeof place.value !== 'string' || lengthOf(place.value) !== way.edge(limit)) continue;
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
