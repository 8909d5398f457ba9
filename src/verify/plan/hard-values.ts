import { caseWords } from './case-words.ts';
import type { Json } from '../../json.ts';
import { toPointer } from '../../json-pointer.ts';
import type { Case } from '../case.ts';
import { withPart } from '../draft.ts';
import { carriesValid, type Part } from '../part.ts';
import { fullestValue, placesOf, replaceAt } from './places.ts';
import { draftCase, type PlanContext } from './plan-context.ts';

/** Values on which servers fail that never met them, with what they are. Longer texts are for bodies alone. */
const hardValues: readonly (readonly [label: string, value: Json])[] = [
  ['a number beyond 32 bits', 2_147_483_648],
  ['a number below 32 bits', -2_147_483_649],
  ['the largest safe integer', Number.MAX_SAFE_INTEGER],
  ['zero', 0],
  ['a text with U+0000', 'a\u0000b'],
  ['a text of 256 characters', 'a'.repeat(256)],
  ['a text of 65,536 characters', 'a'.repeat(65_536)],
  ['the text __proto__', '__proto__'],
  ['a character beyond 16 bits', '\u{1F600}'],
  ['the characters beside the surrogates', '\uD7FF\uE000'],
  ['the last character of all', '\u{10FFFF}'],
  ['a text of no characters', ''],
  ['a text of blanks', '  '],
  ['letters that are written from right to left', 'שלום'],
  ['quotes', `'";--`],
  ['the 29th of February', '2024-02-29'],
];

/** Those for a path, where a slash that is encoded belongs to a segment, and dots are a name (RFC 3986, section 3.3). */
const hardSegments: readonly (readonly [label: string, value: Json])[] = [
  ['an encoded slash', 'a/b'],
  ['an encoded percent sign', '100%'],
];

/** What a URL or a header holds everywhere (RFC 9110, section 4.1, recommends 8,000 octets of a URI). */
const longestElsewhere = 4000;

/** A server may refuse them for reasons that no schema says; it may not fail. */
const excuse = 'a server may have limits that no schema says';

/** Valid requests with values on which servers fail, each once for an operation: where it is valid first. */
export function hardValueCases(context: PlanContext): readonly Case[] {
  const { parameters, bodies } = context.parts;
  const parts = [...bodies.filter((part) => context.base.has(part)), ...parameters].flatMap((part) => {
    const base = context.base.get(part) ?? fullestValue(part, 1);
    return base === undefined ? [] : [{ part, values: [base, fullestValue(part, 1) ?? base] }];
  });
  const inPath = parts.filter(({ part }) => part.in === 'path');
  return [...casesOf(context, hardValues, parts), ...casesOf(context, hardSegments, inPath)];
}

interface Bases {
  readonly part: Part;
  readonly values: readonly Json[];
}

function casesOf(
  context: PlanContext,
  dictionary: readonly (readonly [label: string, value: Json])[],
  parts: readonly Bases[],
): readonly Case[] {
  return dictionary.flatMap(([label, hard]) => {
    for (const { part, values } of parts) {
      if (part.in !== 'body' && JSON.stringify(hard).length > longestElsewhere) continue;
      const found = values.map((base) => placed(part, base, hard)).find((each) => each !== undefined);
      if (!found) continue;
      const { pointer } = found;
      const hardCase = draftCase(
        context,
        {
          name: `hard-value:${label.replaceAll(' ', '-')}`,
          sends: caseWords({ what: part.title, place: pointer, label }),
          expectation: { kind: 'accepted', excuse, isRefusable: true },
        },
        { draft: withPart(context.base, part, found.value), aim: { part, pointer } },
      );
      if (hardCase) return [hardCase];
    }
    return [];
  });
}

/** A valid value with the hard one somewhere in it; `undefined` when it is valid nowhere. */
function placed(
  part: Part,
  base: Json,
  hard: Json,
): { readonly value: Json; readonly pointer: string } | undefined {
  for (const { tokens, value: there } of placesOf(base)) {
    if (typeof there !== typeof hard) continue;
    const value = replaceAt(base, tokens, hard);
    if (carriesValid(part, value)) return { value, pointer: toPointer(tokens) };
  }
  return undefined;
}
