import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../../json.ts';
import { formatNamed, meetsFormat } from '../formats/formats.ts';
import {
  codePoints,
  firstLength,
  languageOf,
  lastLength,
  usualLength,
  Words,
  type Language,
} from '../languages/language.ts';
import { plainTexts } from '../languages/plain-texts.ts';
import { matches } from '../languages/matcher.ts';
import { regularExpression } from '../languages/pattern-syntax.ts';
import type { StringFacets } from '../shape.ts';
import { allows, listedValues, meetListed } from './listed.ts';
import { compact, tighter, union, type Parts, type TypeRecord } from './type-record.ts';

/** Longer texts than this are not made. */
const longest = 100_000;
/** Longer texts than this are only made where the schema asks for no shorter ones. */
const mostDrawn = 5000;
/** States times lengths that a language is searched for at most. */
const mostWork = 4_000_000;

/** How strings work in the normal form. */
export const stringType: TypeRecord<StringFacets> = {
  meet: (left, right) =>
    compact({
      ...meetListed(left, right),
      minLength: tighter(Math.max, left.minLength, right.minLength),
      maxLength: tighter(Math.min, left.maxLength, right.maxLength),
      patterns: union(left.patterns, right.patterns),
      notPatterns: union(left.notPatterns, right.notPatterns),
      formats: union(left.formats, right.formats),
      notFormats: union(left.notFormats, right.notFormats),
    }),
  possible: (facets) => {
    if (facets.among) return listed(facets).length > 0;
    return (facets.minLength ?? 0) <= (facets.maxLength ?? Infinity);
  },
  accepts: (facets, value) => typeof value === 'string' && accepts(facets, value),
  height: (facets, parts) => {
    if (facets.among) return listed(facets).length > 0 ? 0 : Infinity;
    if ((facets.minLength ?? 0) > longest) {
      parts.doubt(`Texts of more than ${longest} characters are not made.`);
      return Infinity;
    }
    return lengthsOf(facets, parts) === 'none' ? Infinity : 0;
  },
  listed: (facets) => (facets.among ? listed(facets) : undefined),
  exact: (facets) => facets.among !== undefined || isExact(facets),
  arbitrary: (facets, parts) => (facets.among ? listedValues(listed(facets)) : texts(facets, parts)),
};

function accepts(facets: StringFacets, value: string): boolean {
  const length = codePoints(value);
  if (length < (facets.minLength ?? 0) || length > (facets.maxLength ?? Infinity)) return false;
  if (!allows(facets, value)) return false;
  if (facets.patterns?.some((pattern) => !matches(pattern, value))) return false;
  if (facets.notPatterns?.some((pattern) => matches(pattern, value))) return false;
  if (facets.formats?.some((format) => !meetsFormat(format, value))) return false;
  return !facets.notFormats?.some((format) => meetsFormat(format, value));
}

function listed(facets: StringFacets): Json[] {
  return (facets.among ?? []).filter((value) => typeof value === 'string' && accepts(facets, value));
}

/** The language that patterns and formats leave; `undefined` when there is none or it is not regular. */
function language(facets: StringFacets): Language | undefined {
  const formats = (facets.formats ?? []).map((format) => formatNamed(format)?.pattern);
  const patterns = [...(facets.patterns ?? []), ...formats.filter((pattern) => pattern !== undefined)];
  if (patterns.length === 0 && !facets.notPatterns) return undefined;
  return languageOf(patterns, facets.notPatterns ?? []);
}

interface Lengths {
  readonly language: Language;
  readonly min: number;
  readonly max: number;
}

/**
 * The shortest and longest length that a language has words of within the bounds. An automaton with words
 * longer than some length has one that is longer by no more than its number of states.
 */
function lengthsOf(facets: StringFacets, parts: Parts): Lengths | 'none' | undefined {
  const { minLength = 0, maxLength = Infinity } = facets;
  if (minLength > maxLength) return 'none';
  const found = language(facets);
  if (!found) return undefined;
  if (found.shortest === undefined) return nothing(facets, parts);
  const start = Math.max(minLength, found.shortest);
  const end = Math.min(maxLength, start + found.states);
  if (end * found.states > mostWork)
    return nothing(facets, parts, `Texts of ${minLength} characters and more are not looked for.`);
  const min = firstLength(found.sampler, start, end);
  if (min === undefined) return nothing(facets, parts);
  const most =
    maxLength === Infinity
      ? min + usualLength
      : Math.min(maxLength, min + Math.floor(mostWork / 10 / found.states));
  return { language: found, min, max: lastLength(found.sampler, min, most) ?? min };
}

/** Of a format only typical texts are known, so that none of them fitting proves nothing. */
function nothing(facets: StringFacets, parts: Parts, reason?: string): 'none' {
  const format = facets.formats?.find((name) => formatNamed(name)?.pattern !== undefined);
  if (reason !== undefined) parts.doubt(reason);
  else if (format !== undefined)
    parts.doubt(`No typical text of the format ${format} meets the other constraints.`);
  return 'none';
}

function texts(facets: StringFacets, parts: Parts): Arbitrary<string> {
  const lengths = lengthsOf(facets, parts);
  if (lengths && lengths !== 'none') return new Words(lengths.language.sampler, lengths.min, lengths.max);
  const pattern = facets.patterns?.[0];
  if (pattern !== undefined) return matching(pattern);
  const { minLength = 0, maxLength = minLength + usualLength } = facets;
  return new Words(plainTexts, minLength, Math.min(maxLength, Math.max(minLength, mostDrawn)));
}

/** Texts of a pattern that is not regular, as far as fast-check can make them. */
function matching(pattern: string): Arbitrary<string> {
  try {
    return fc.stringMatching(regularExpression(pattern) ?? /(?:)/);
  } catch {
    return fc.string();
  }
}

/** Texts of a language meet it by construction; a list of exceptions or a format that must fail is checked. */
function isExact(facets: StringFacets): boolean {
  if (facets.except || facets.notFormats) return false;
  const bound = facets.patterns ?? facets.notPatterns ?? facets.formats;
  return bound === undefined || language(facets) !== undefined;
}
