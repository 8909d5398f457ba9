import * as fc from 'fast-check';
import { codePoints } from '../../languages/code-points.ts';
import { firstLength, languageOf, Words, type Language } from '../../languages/language.ts';
import { regularExpression } from '../../languages/pattern-syntax.ts';
import type { StringFacets } from '../../shape.ts';
import { stringType } from '../../types/string.ts';
import { none, type Found } from '../found.ts';
import type { Finder } from '../search.ts';
import { formatLanguage, implies } from '../../formats/format-language.ts';

/** Texts are told to be in a language one by one so often, to find out that there are no more. */
const mostElimination = 24;
/** Longer texts are not told to be in a language one by one: there are hardly ever few of them, and each takes long. */
const longestEliminated = 100;
/** States times lengths that a language is searched for at most. */
const mostWork = 2_000_000;
/** Longer texts than this are not made. */
const longest = 100_000;

/** How texts are found: as words of regular languages, so that what is shown not to exist does not. */
export const findStrings: Finder<StringFacets> = (facets, want, search) => {
  if (contradictsItself(facets)) return none;
  const accepts = (text: string) => stringType.accepts(facets, text, search.parts);
  const found = new Set<string>();
  const decided = new Set(facets.except?.filter((text) => typeof text === 'string'));
  const take = (texts: Iterable<string>): boolean => {
    for (const text of texts) {
      decided.add(text);
      if (accepts(text)) found.add(text);
      if (found.size >= want) return true;
    }
    return false;
  };
  const done = (complete: boolean): Found => ({ values: [...found], complete });
  const { positive, negative } = patternsOf(facets);
  if (positive.length === 0 && negative.length === 0) {
    take(others(facets, want + decided.size));
    return done(facets.maxLength === 0);
  }
  for (let round = 0; round < mostElimination; round++) {
    const words = window(languageOf(positive, eliminating(negative, decided)), facets);
    if (words === 'none') return done(true);
    if (words === undefined) break;
    if (round > 0 ? take([words.language.sampler.word(words.min)]) : take(usual(facets, words, want)))
      return done(false);
    if (!search.spend() || words.min > longestEliminated) break;
  }
  take(others(facets, want));
  return done(false);
};

function contradictsItself({ minLength = 0, maxLength = Infinity, ...facets }: StringFacets): boolean {
  const { patterns = [], notPatterns = [], formats = [], notFormats = [] } = facets;
  if (minLength > maxLength || patterns.some((pattern) => notPatterns.includes(pattern))) return true;
  if (notFormats.some((format) => implies('', format))) return true;
  return formats.some((format) => notFormats.some((other) => implies(format, other)));
}

/** Patterns that all texts of the facets match or do not match: those that are not regular are left out. */
function patternsOf(facets: StringFacets): { positive: readonly string[]; negative: readonly string[] } {
  const { patterns = [], notPatterns = [], formats = [], notFormats = [] } = facets;
  return {
    positive: [...patterns, ...formats.map((format) => formatLanguage(format).outer)].filter(isRegular),
    negative: [...notPatterns, ...notFormats.map((format) => formatLanguage(format).inner)].filter(isRegular),
  };
}

function isRegular(pattern: string): boolean {
  return languageOf([pattern], []) !== undefined;
}

/** Patterns that no text may match, with those that were decided about. */
function eliminating(negative: readonly string[], decided: ReadonlySet<string>): readonly string[] {
  if (decided.size === 0) return negative;
  const escaped = [...decided].map((text) => text.replaceAll(/[$()*+./?[\\\]^{|}]/gu, String.raw`\$&`));
  return [...negative, `^(?:${escaped.join('|')})$`];
}

/** Words of a language whose lengths are allowed. */
interface Window {
  readonly language: Language;
  readonly min: number;
  readonly max: number;
}

/**
 * The words of a language that are long and short enough. Where there are words longer than some length,
 * there is one that is longer by no more than the number of states (the pumping lemma).
 */
function window(language: Language | undefined, facets: StringFacets): Window | 'none' | undefined {
  const { minLength = 0, maxLength = Infinity } = facets;
  if (!language) return undefined;
  if (language.shortest === undefined) return 'none';
  const start = Math.max(minLength, language.shortest);
  const end = Math.min(maxLength, start + language.states);
  if (end * language.states > mostWork || start > longest) return undefined;
  const min = firstLength(language.sampler, start, end);
  return min === undefined ? 'none' : { language, min, max: Math.min(maxLength, min + 12) };
}

/** The simplest word of each of the first lengths. */
function* simplest({ language: { sampler }, min, max }: Window, want: number): Generator<string> {
  for (let length = min; length <= max && length < min + want + 3; length++)
    if (sampler.has(length)) yield sampler.word(length);
}

/** Texts that have the formats as people know them, then simple ones, then others. */
function* usual(facets: StringFacets, words: Window, want: number): Generator<string> {
  yield* typical(facets, want);
  yield* simplest(words, want);
  yield* drawn(words, want);
}

function drawn({ language, min, max }: Window, want: number): readonly string[] {
  const words = new Words(language.sampler, min, max);
  return fc.sample(words, { seed: 1, numRuns: 4 * want + 8 });
}

function typical(facets: StringFacets, want: number): readonly string[] {
  const formats = (facets.formats ?? []).map((format) => formatLanguage(format).inner);
  if (formats.length === 0) return [];
  const language = languageOf([...(facets.patterns ?? []), ...formats], facets.notPatterns ?? []);
  const words = window(language, facets);
  if (words === undefined || words === 'none') return stretched(language, facets);
  return [...simplest(words, want), ...drawn(words, want)];
}

/** The shortest text of a language, made as long as it has to be by letters or digits in one place or another: most formats have such a place. */
function stretched(language: Language | undefined, { minLength = 0 }: StringFacets): readonly string[] {
  if (language?.shortest === undefined || minLength > longest) return [];
  const word = language.sampler.word(language.shortest);
  const places = Array.from({ length: word.length + 1 }, (_, index) => word.length - index);
  return ['a', '0'].flatMap((letter) => {
    const filling = letter.repeat(Math.max(0, minLength - codePoints(word)));
    return places.map((at) => word.slice(0, at) + filling + word.slice(at));
  });
}

/** Texts of no pattern, short ones first. */
function* plain({ minLength = 0, maxLength = Infinity }: StringFacets, count: number): Generator<string> {
  if (minLength === 0) yield '';
  const start = Math.max(1, minLength);
  if (start > longest) return;
  for (let length = start; length <= Math.min(maxLength, start + count); length++)
    for (const letter of letters) yield 'a'.repeat(length - 1) + letter;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Texts of patterns that are not regular, as far as fast-check can make them. */
function others({ patterns = [], ...facets }: StringFacets, want: number): readonly string[] {
  const made = patterns.flatMap((pattern) => {
    const expression = regularExpression(pattern);
    return expression ? sampled(expression, 10 * want + 50) : [];
  });
  return [...plain(facets, want), ...made.toSorted((left, right) => codePoints(left) - codePoints(right))];
}

function sampled(expression: RegExp, count: number): readonly string[] {
  try {
    return fc.sample(fc.stringMatching(expression), { seed: 1, numRuns: count });
  } catch {
    return [];
  }
}
