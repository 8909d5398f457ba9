import type { CharSet, NFA } from 'refa';
import type { Random } from 'fast-check';
import { quickly, type Draw } from '../arbitraries/quick-random.ts';

interface Range {
  readonly min: number;
  readonly max: number;
}

interface Edge {
  /** Simple characters first. */
  readonly ranges: readonly Range[];
  readonly to: number;
}

/** Draws words of a deterministic automaton, by length. */
export interface WordSampler {
  /** Whether there are words of exactly this length. */
  has(length: number): boolean;
  /** A word of exactly this length, which must exist; without `random` the simplest. */
  word(length: number, random?: Random): string;
  accepts(text: string): boolean;
  /** All words, when there are at most so many. */
  all(most: number): readonly string[] | undefined;
}

/** What people type comes first, surrogates never come: no JSON text can hold half a character. */
const preferred: readonly Range[] = [
  { min: 0x61, max: 0x7a },
  { min: 0x30, max: 0x39 },
  { min: 0x41, max: 0x5a },
  { min: 0x20, max: 0x7e },
  { min: 0xa1, max: 0x24f },
  { min: 0x01, max: 0xd7ff },
  { min: 0xe000, max: 0x10ffff },
  { min: 0x00, max: 0x00 },
];

/** The sampler of an automaton with at most one way for each character. Work and memory grow with states times the longest length asked for. */
export function wordSampler(dfa: NFA): WordSampler {
  const { edges, final } = tables(dfa);
  const ends: boolean[][] = [final];
  const canEnd = (state: number, length: number): boolean => {
    while (ends.length <= length) ends.push(stepBack(edges, ends[ends.length - 1] ?? []));
    return ends[length]?.[state] ?? false;
  };
  const known: (readonly Edge[])[][] = [];
  /** The ways from a state after which so many characters can follow, and no more. */
  const waysFrom = (state: number, left: number): readonly Edge[] => {
    const ofLength = (known[left] ??= []);
    return (ofLength[state] ??= (edges[state] ?? []).filter((edge) => canEnd(edge.to, left)));
  };
  const word = (length: number, random?: Random): string => {
    const draw = random && quickly(random);
    let text = '';
    let state = 0;
    for (let left = length; left > 0; left--) {
      const ways = waysFrom(state, left - 1);
      const edge = ways[draw && ways.length > 1 ? draw(ways.length) : 0];
      if (!edge) return text;
      text += String.fromCodePoint(pickCharacter(edge.ranges, draw));
      state = edge.to;
    }
    return text;
  };
  return {
    has: (length) => canEnd(0, length),
    word,
    accepts: (text) => run(edges, final, text),
    all: (most) => allWords(edges, canEnd, most),
  };
}

/** A word as long as there are states has gone in a circle: then there is no end of words. */
function allWords(
  edges: readonly (readonly Edge[])[],
  canEnd: (state: number, length: number) => boolean,
  most: number,
): readonly string[] | undefined {
  const words: string[] = [];
  const collect = (state: number, left: number, text: string): boolean => {
    if (left === 0) return words.push(text) <= most;
    return (edges[state] ?? [])
      .filter(({ to }) => canEnd(to, left - 1))
      .every(({ ranges, to }) => {
        if (ranges.some(({ min, max }) => max - min >= most)) return false;
        const characters = new Set(
          ranges.flatMap(({ min, max }) => Array.from({ length: max - min + 1 }, (_, index) => min + index)),
        );
        return [...characters].every((one) => collect(to, left - 1, text + String.fromCodePoint(one)));
      });
  };
  for (let length = 0; length < edges.length; length++)
    if (canEnd(0, length) && !collect(0, length, '')) return undefined;
  const isEndless = edges.some((_, more) => canEnd(0, edges.length + more));
  return isEndless ? undefined : words;
}

function tables(dfa: NFA): { edges: Edge[][]; final: boolean[] } {
  const numbers = new Map([...dfa.nodes()].map((node, index) => [node, index]));
  const edges: Edge[][] = [];
  const final: boolean[] = [];
  for (const node of numbers.keys()) {
    const ways = [...node.out].map(([to, characters]) => edgeOf(characters, numbers.get(to) ?? -1));
    edges.push(ways.filter(({ ranges }) => ranges.length > 0));
    final.push(dfa.finals.has(node));
  }
  return { edges, final };
}

function edgeOf(characters: CharSet, to: number): Edge {
  const ranges = preferred.flatMap((wanted) =>
    characters.ranges
      .map(({ min, max }) => ({ min: Math.max(min, wanted.min), max: Math.min(max, wanted.max) }))
      .filter(({ min, max }) => min <= max),
  );
  return { ranges, to };
}

function stepBack(edges: readonly (readonly Edge[])[], ends: readonly boolean[]): boolean[] {
  return edges.map((ways) => ways.some(({ to }) => ends[to]));
}

/** Mostly from the simplest ranges. */
function pickCharacter(ranges: readonly Range[], draw: Draw | undefined): number {
  const first = ranges[0] ?? { min: 0x3f, max: 0x3f };
  if (!draw) return first.min;
  const range = ranges.length === 1 ? first : (ranges[draw(simpleOf(ranges.length, draw))] ?? first);
  return range.min + draw(range.max - range.min + 1);
}

/** How many of the ranges are drawn from. */
function simpleOf(ranges: number, draw: Draw): number {
  return ranges > 3 && draw(16) > 0 ? 3 : ranges;
}

function run(edges: readonly (readonly Edge[])[], final: readonly boolean[], text: string): boolean {
  let state = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const next = edges[state]?.find(({ ranges }) =>
      ranges.some(({ min, max }) => code >= min && code <= max),
    );
    if (!next) return false;
    state = next.to;
  }
  return final[state] ?? false;
}
