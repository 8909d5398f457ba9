import { caseWords } from './case-words.ts';
import { isObject, type Json } from '../../json.ts';
import { toPointer } from '../../json-pointer.ts';
import type { Constraint } from '../../schema/index.ts';
import type { Case } from '../case.ts';
import { schemaConstraint } from '../constraint.ts';
import { withPart } from '../draft.ts';
import { carriesViolation, type Part } from '../part.ts';
import { rejection } from './part-cases.ts';
import { fullestValue, placesOf, replaceAt, type Place } from './places.ts';
import { draftCase, type PlanContext } from './plan-context.ts';

/** What lenient servers take for a value, with what it is. */
type LookAlike = readonly [label: string, value: Json];

/** The values that look like another one, each once for each place of a body. */
function lookAlikesOf(value: Json): readonly LookAlike[] {
  if (typeof value === 'number')
    return [
      ['a number as text', String(value)],
      ['a list of the one number', [value]],
    ];
  if (typeof value === 'boolean')
    return [
      ['a boolean as text', String(value)],
      ['a boolean as number', Number(value)],
    ];
  if (typeof value === 'string') return textsLike(value);
  if (Array.isArray(value))
    return [
      ['one item for a list', value[0] ?? 'item'],
      ['a list as JSON text', JSON.stringify(value)],
    ];
  return isObject(value)
    ? [
        ['a list of the one object', [value]],
        ['an object as JSON text', JSON.stringify(value)],
      ]
    : [];
}

function textsLike(text: string): readonly LookAlike[] {
  const upper = text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
  return [
    ...(upper === text ? [] : [['a text in other letters', upper] as const]),
    ['a text with a line break at its end', `${text}\n`],
    ['a text with a blank before it', ` ${text}`],
    ['a list of the one text', [text]],
  ];
}

const nothing: LookAlike = ['null for a value', null];

/** How many are sent for one operation. */
const most = 100;

/**
 * Bodies that lenient servers take and the contract forbids: at each place of a full body, what looks like the value
 * that belongs there. What the contract allows is left out.
 */
export function lookAlikes(context: PlanContext): readonly Case[] {
  const parameters = context.parts.parameters.filter(
    ({ in: place }) => place === 'query' || place === 'header',
  );
  return [...inBody(context), ...parameters.flatMap((part) => inParameter(context, part))].slice(0, most);
}

/** What lenient servers take for a number in a text; there, all others are texts anyway. */
const numberLike: readonly LookAlike[] = [
  ['the text NaN', 'NaN'],
  ['the text Infinity', 'Infinity'],
  ['a number with letters after it', '1abc'],
  ['a number in hexadecimal', '0x1F'],
  ['a number with a comma', '1,5'],
];

function inParameter(context: PlanContext, part: Part): readonly Case[] {
  const base = context.base.get(part) ?? fullestValue(part, 1);
  if (typeof base !== 'number') return [];
  const place = { tokens: [], value: base };
  return numberLike.flatMap((alike) => caseFor(context, part, { base, place, alike }) ?? []);
}

function inBody(context: PlanContext): readonly Case[] {
  const part = context.parts.bodies.find((candidate) => context.base.has(candidate));
  const base = part && fullestValue(part, 1);
  if (!part?.schema || base === undefined) return [];
  return placesOf(base)
    .filter(({ tokens }) => tokens.length > 0)
    .flatMap((place) =>
      [...lookAlikesOf(place.value), nothing].flatMap(
        (alike) => caseFor(context, part, { base, place, alike }) ?? [],
      ),
    );
}

interface Sent {
  readonly base: Json;
  readonly place: Place;
  readonly alike: LookAlike;
}

function caseFor(
  context: PlanContext,
  part: Part,
  { base, place, alike: [label, other] }: Sent,
): Case | undefined {
  const value = replaceAt(base, place.tokens, other);
  const broken = constraintBroken(part, value, toPointer(place.tokens));
  if (!broken || !carriesViolation(part, value, broken.schemaPointer)) return undefined;
  const pointer = toPointer(place.tokens);
  const breaks = schemaConstraint(context.operation, part, broken);
  const failures = part.schema?.validate(value) ?? [];
  const consequences = failures.map(({ schemaPointer }) => schemaPointer);
  const name = `look-alike:${part.key}${pointer}:${label.replaceAll(' ', '-')}`;
  const sends = caseWords({ what: part.title, place: pointer, label });
  return draftCase(
    context,
    { name, sends, expectation: rejection(breaks, consequences) },
    { draft: withPart(context.base, part, value), aim: { part, pointer } },
  );
}

/** The constraint that the value at a place breaks: of several the first that says what may stand there. */
function constraintBroken(part: Part, value: Json, pointer: string): Constraint | undefined {
  const failures = (part.schema?.validate(value) ?? []).filter(
    ({ instancePointer }) => instancePointer === pointer,
  );
  const pointers = new Set(failures.map(({ schemaPointer }) => schemaPointer));
  return part.schema?.constraints.find(({ schemaPointer }) => pointers.has(schemaPointer));
}
