import { Arbitrary, Stream, Value, type Random } from 'fast-check';
import { automatonOf, complement, deterministic, intersect } from './automaton.ts';
import { codePoints } from './code-points.ts';
import { wordSampler, type WordSampler } from './word-sampler.ts';

/** Texts that match patterns and do not match others, as they can be drawn by length. */
export interface Language {
  readonly sampler: WordSampler;
  /** The shortest length; `undefined` when there are no texts at all. */
  readonly shortest: number | undefined;
  /** How many states its automaton has. */
  readonly states: number;
}

/** How much longer than its minimum a text usually gets. */
export const usualLength = 20;
/** Longer texts than this are drawn rarely, as they cost much. */
const manyCharacters = 500;

const remembered = new Map<string, Language | undefined>();

/** The language of patterns that match and patterns that do not; `undefined` when it is not regular or too large. */
export function languageOf(
  patterns: readonly string[],
  notPatterns: readonly string[],
): Language | undefined {
  const key = JSON.stringify([patterns, notPatterns]);
  if (remembered.has(key)) return remembered.get(key);
  if (remembered.size > 2000) remembered.clear();
  const language = build(patterns, notPatterns);
  remembered.set(key, language);
  return language;
}

function build(patterns: readonly string[], notPatterns: readonly string[]): Language | undefined {
  const positive = patterns.map(automatonOf);
  const negative = notPatterns.map((pattern) => {
    const automaton = automatonOf(pattern);
    return automaton && complement(automaton);
  });
  const automata = [...positive, ...negative].filter((automaton) => automaton !== undefined);
  if (automata.length < patterns.length + notPatterns.length) return undefined;
  const common = intersect(automata);
  const dfa = common && deterministic(common);
  if (!dfa) return undefined;
  const sampler = wordSampler(dfa);
  const states = dfa.countNodes();
  return { sampler, states, shortest: dfa.isEmpty ? undefined : firstLength(sampler, 0, states) };
}

/** The first length from `min` to `max` that has words. */
export function firstLength(sampler: WordSampler, min: number, max: number): number | undefined {
  for (let length = min; length <= max; length++) if (sampler.has(length)) return length;
  return undefined;
}

/** The last length from `max` down to `min` that has words. */
export function lastLength(sampler: WordSampler, min: number, max: number): number | undefined {
  for (let length = max; length >= min; length--) if (sampler.has(length)) return length;
  return undefined;
}

/**
 * Texts of a language with lengths between two bounds, both of which have words: each bound comes up
 * often, as `fc.string` reaches its maximum almost never. Shrinks towards the shortest, simplest text.
 */
export class Words extends Arbitrary<string> {
  readonly #sampler: WordSampler;
  readonly #min: number;
  readonly #max: number;

  constructor(sampler: WordSampler, min: number, max: number) {
    super();
    this.#sampler = sampler;
    this.#min = min;
    this.#max = max;
  }

  override generate(random: Random): Value<string> {
    return new Value(this.#sampler.word(this.#length(random), random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return typeof value === 'string' && this.#sampler.accepts(value);
  }

  override shrink(value: string): Stream<Value<string>> {
    const length = codePoints(value);
    const lengths = [this.#min, Math.floor((this.#min + length) / 2), length - 1, length];
    const simpler = lengths
      .filter((one) => one >= this.#min && one <= length && this.#sampler.has(one))
      .map((one) => this.#sampler.word(one))
      .filter((word) => word !== value && isSimpler(word, value));
    return Stream.of(...simpler.map((word) => new Value(word, undefined)));
  }

  #length(random: Random): number {
    const draw = random.nextInt(0, 99);
    if (draw < 10) return this.#min;
    if (draw < (this.#max > manyCharacters ? 12 : 20)) return this.#max;
    const start = random.nextInt(this.#min, Math.min(this.#max, this.#min + usualLength));
    return firstLength(this.#sampler, start, this.#max) ?? this.#max;
  }
}

/** Shorter, or as long and before it in the order in which words are simple. */
function isSimpler(word: string, value: string): boolean {
  if (word.length !== value.length) return word.length < value.length;
  return word < value;
}
