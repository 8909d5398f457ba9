import { firstLength, lastLength, languageOf, type Language } from './language.ts';

/** The edge of a pattern. */
export interface PatternEdge {
  /** The lengths of its shortest words, and of its longest where there are longest ones, in code points. */
  readonly lengths: readonly number[];
  /** A character less than a shortest word, one more than a longest: as far as they do not match. */
  readonly outside: readonly string[];
}

/** Larger automata describe texts so long that their ends are nobody's concern. */
const mostStates = 500;

/** The edge of a pattern; nothing of it when it is not regular, matches nothing, or is too large. */
export function edgeOf(pattern: string): PatternEdge {
  const language = languageOf([pattern], []);
  if (language?.shortest === undefined || language.states > mostStates) return { lengths: [], outside: [] };
  const { sampler, shortest } = language;
  const longest = longestOf(language);
  const beyond = [
    ...(shortest === 0 ? [] : [withoutLast(sampler.word(shortest))]),
    ...(longest === undefined ? [] : [withLastAgain(sampler.word(longest))]),
  ];
  return {
    lengths: longest === undefined || longest === shortest ? [shortest] : [shortest, longest],
    outside: beyond.filter((word) => !sampler.accepts(word)),
  };
}

/** A word as long as the automaton has states has gone in a circle, and there are longer ones without end. */
function longestOf({ sampler, states }: Language): number | undefined {
  if (firstLength(sampler, states, 2 * states) !== undefined) return undefined;
  return lastLength(sampler, 0, states);
}

function withoutLast(word: string): string {
  return Array.from(word).slice(0, -1).join('');
}

function withLastAgain(word: string): string {
  return word + (Array.from(word).at(-1) ?? 'x');
}
