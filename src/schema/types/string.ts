import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../json.ts';
import type { Format } from '../formats/format.ts';
import { formatLanguage } from '../formats/format-language.ts';
import { formatOf, meetsFormat } from '../formats/formats.ts';
import { isAtLeast, isAtMost } from '../languages/code-points.ts';
import {
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
      extreme: left.extreme ?? right.extreme,
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
  listed: (facets, most) => (facets.among ? listed(facets) : words(facets, most)),
  exact: (facets) => facets.among !== undefined || isExact(facets),
  arbitrary: (facets, parts) => (facets.among ? listedValues(listed(facets)) : texts(facets, parts)),
};

function accepts(facets: StringFacets, value: string): boolean {
  if (!isAtLeast(facets.minLength ?? 0, value) || !isAtMost(facets.maxLength ?? Infinity, value))
    return false;
  if (!allows(facets, value)) return false;
  if (facets.patterns?.some((pattern) => !matches(pattern, value))) return false;
  if (facets.notPatterns?.some((pattern) => matches(pattern, value))) return false;
  if (facets.formats?.some((format) => !meetsFormat(format, value))) return false;
  return !facets.notFormats?.some((format) => meetsFormat(format, value));
}

function listed(facets: StringFacets): Json[] {
  return (facets.among ?? []).filter((value) => typeof value === 'string' && accepts(facets, value));
}

/** All texts of patterns, when they are few; formats have more than those that are known. */
function words(facets: StringFacets, most: number): readonly Json[] | undefined {
  if (facets.formats || !facets.patterns) return undefined;
  const found = language(facets, typical);
  if (!found || found.states > mostListedStates) return undefined;
  return found.sampler.all(most)?.filter((text) => accepts(facets, text));
}

/** Larger automata have too many words to list. */
const mostListedStates = 200;

/** The language that patterns and formats leave, by what is known of the formats; `undefined` when there is none or it is not regular. */
function language(facets: StringFacets, known: FormatTexts): Language | undefined {
  const formats = (facets.formats ?? []).map((format) => known(formatOf(format)));
  const patterns = [...(facets.patterns ?? []), ...formats.filter((pattern) => pattern !== undefined)];
  if (patterns.length === 0 && !facets.notPatterns) return undefined;
  return languageOf(patterns, facets.notPatterns ?? []);
}

/** What is taken for the texts of a format. */
type FormatTexts = (format: Format | undefined) => string | undefined;

const typical: FormatTexts = (format) => format?.pattern;
/** From the usual to the odd; a format that has no more to give gives its typical ones. */
const wide: readonly FormatTexts[] = [0, 1].map(
  (index) => (format) => format?.wide[index] ?? format?.wide.at(-1) ?? format?.pattern,
);
/** A pattern that every text of the format matches: where it leaves nothing, there is nothing. */
const all: FormatTexts = (format) => format && formatLanguage(format.key).outer;

interface Lengths {
  readonly language: Language;
  readonly min: number;
  readonly max: number;
}

/** The lengths of typical texts, or, where those do not do, of any that are known. */
function lengthsOf(facets: StringFacets, parts: Parts): Lengths | 'none' | undefined {
  const ways = facets.extreme ? [...wide, typical] : [typical, ...wide];
  for (const known of ways) {
    const lengths = lengthsIn(language(facets, known), facets);
    if (lengths !== 'none' && lengths !== 'too long') return lengths;
  }
  return nothing(facets, parts);
}

/**
 * The shortest and longest length that a language has words of within the bounds. An automaton with words
 * longer than some length has one that is longer by no more than its number of states.
 */
function lengthsIn(
  found: Language | undefined,
  facets: StringFacets,
): Lengths | 'none' | 'too long' | undefined {
  const { minLength = 0, maxLength = Infinity } = facets;
  if (minLength > maxLength) return 'none';
  if (!found) return undefined;
  if (found.shortest === undefined) return 'none';
  const start = Math.max(minLength, found.shortest);
  const end = Math.min(maxLength, start + found.states);
  if (end * found.states > mostWork) return 'too long';
  const min = firstLength(found.sampler, start, end);
  if (min === undefined) return 'none';
  if (facets.extreme === 'short') return { language: found, min, max: min };
  const usual = facets.extreme === 'long' ? Infinity : min + usualLength;
  const most =
    maxLength === Infinity ? usual : Math.min(maxLength, min + Math.floor(mostWork / 10 / found.states));
  const max = most === Infinity ? min : (lastLength(found.sampler, min, most) ?? min);
  return { language: found, min: facets.extreme === 'long' ? max : min, max };
}

/** Of some formats not every text is known, so that none of those fitting proves nothing. */
function nothing(facets: StringFacets, parts: Parts): 'none' {
  const lengths = lengthsIn(language(facets, all), facets);
  if (lengths === 'none') return 'none';
  const format = facets.formats?.find((name) => formatOf(name)?.pattern !== undefined);
  parts.doubt(
    lengths === 'too long'
      ? `Texts of ${facets.minLength ?? 0} characters and more are not looked for.`
      : `No text of the format ${format ?? '?'} that is known meets the other constraints.`,
  );
  return 'none';
}

function texts(facets: StringFacets, parts: Parts): Arbitrary<string> {
  const lengths = lengthsOf(facets, parts);
  if (lengths && lengths !== 'none') return new Words(lengths.language.sampler, lengths.min, lengths.max);
  const pattern = facets.patterns?.[0];
  if (pattern !== undefined) return matching(pattern);
  const { minLength = 0, maxLength = minLength + usualLength } = facets;
  const most = Math.min(maxLength, Math.max(minLength, facets.extreme ? longest : mostDrawn));
  if (facets.extreme === 'long') return new Words(plainTexts, most, most);
  return new Words(plainTexts, minLength, facets.extreme === 'short' ? minLength : most);
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
  return bound === undefined || language(facets, typical) !== undefined;
}
