import { passOn, pumpsOf, type Passed } from './ambiguity.ts';
import { regularExpression } from './pattern-syntax.ts';
import { automatonProgram, type Automaton, type Program } from './program.ts';

/** So many steps are counted; what takes more is not waited for. */
const mostSteps = 1_000_000;
/** A text is slow when it takes so many times as long for four repetitions more: for a power of its length it takes far less. */
const slowGrowth = 6;
const repetitions = [8, 12, 16, 20] as const;
/** No more steps than these are counted for one pattern. */
const mostWork = 8_000_000;

/**
 * A text of some dozens of characters that makes an ordinary engine, one that tracks back, try exponentially many ways to match a
 * pattern; `undefined` when none was found, or the pattern looks around. Steps are counted, not timed.
 *
 * @example
 * ```ts
 * import { slowText } from 'schema-arbitraries/patterns';
 *
 * typeof slowText('^(a+)+$'); // => "string"
 * slowText('^a+$') === undefined; // => true
 * ```
 */
export function slowText(pattern: string): string | undefined {
  const expression = regularExpression(pattern);
  const automaton = expression && automatonProgram(expression);
  if (!automaton || automaton.conditions.some(({ kind }) => kind === 'look')) return undefined;
  const characters = charactersOf(automaton);
  const textOf = (classes: readonly number[]) => classes.map((index) => characters[index]).join('');
  const left = { steps: mostWork };
  for (const { prefix, word } of candidatesOf(automaton, characters)) {
    for (const end of endings) {
      const text = (count: number) => textOf(prefix) + textOf(word).repeat(count) + end;
      if (growthOf(automaton, text, left) >= slowGrowth)
        return text(Math.max(28, Math.ceil(70 / word.length)));
      if (left.steps <= 0) return undefined;
    }
  }
  return undefined;
}

/** What rarely belongs to what a pattern allows. */
const endings = ['!', '', '\n', '\u0000'] as const;
/** Of so many classes of characters one is repeated by itself: that shows what is repeated so many times at most. */
const mostClasses = 8;

function* candidatesOf(automaton: Automaton, characters: readonly string[]) {
  const classes = [...characters.keys()].filter((index) => characters[index] !== '');
  const readable = classes.filter((index) => /^[\x20-\x7e]$/.test(characters[index] ?? ''));
  const ordered = [...new Set([...readable, ...classes])];
  yield* pumpsOf(automaton, ordered);
  for (const index of ordered.slice(0, mostClasses)) yield { prefix: [], word: [index] };
}

/** A character of each class: one that reads well, where there is one. */
function charactersOf({ classStarts }: Automaton): readonly string[] {
  return classStarts.map((from, index) => {
    const to = classStarts[index + 1] ?? lastCodePoint + 1;
    const known = Array.from(wellRead).find(
      (character) => from <= character.charCodeAt(0) && character.charCodeAt(0) < to,
    );
    return known ?? (from > lastCodePoint ? '' : String.fromCodePoint(from));
  });
}

const lastCodePoint = 0x10ffff;
const wellRead = 'a0A-._@ /:x1!"#$%&()*+,;<=>?[]^{|}~bcdefghijklmnopqrstuvwyz';

/** How much longer four repetitions more take, where as many are counted as can be. */
function growthOf(automaton: Automaton, text: (count: number) => string, left: { steps: number }): number {
  let before: number | undefined;
  let growth = Infinity;
  for (const count of repetitions) {
    const steps = stepsOf(automaton, text(count));
    left.steps -= steps ?? 0;
    if (steps === undefined || left.steps <= 0) return 0;
    if (steps >= mostSteps) return growth;
    if (before !== undefined) growth = steps / before;
    before = steps;
  }
  return growth;
}

interface Branch {
  readonly index: number;
  readonly position: number;
  readonly passed: Passed | undefined;
}

/** How many steps it takes to find out that a text does not match, at most so many; `undefined` when it does. */
function stepsOf(automaton: Automaton, text: string): number | undefined {
  const characters = classesOf(text, automaton);
  const holding = (position: number): number =>
    automaton.conditions.reduce((bits, { kind }, index) => {
      const holds = kind === 'start' ? position === 0 : position === characters.length;
      return holds ? bits | (1 << index) : bits;
    }, 0);
  let steps = 0;
  for (let start = 0; start <= characters.length; start++) {
    const taken = attempt(automaton.main, characters, holding, start, mostSteps - steps);
    if (taken === undefined) return undefined;
    steps += taken;
    if (steps >= mostSteps) return mostSteps;
  }
  return steps;
}

function attempt(
  { instructions, start: first }: Program,
  characters: readonly number[],
  holding: (position: number) => number,
  start: number,
  most: number,
): number | undefined {
  const pending: Branch[] = [{ index: first, position: start, passed: undefined }];
  let steps = 0;
  for (let branch = pending.pop(); branch && steps < most; branch = pending.pop()) {
    steps++;
    const { index, position } = branch;
    const instruction = instructions[index];
    if (!instruction || instruction.kind === 'match') return undefined;
    if (instruction.kind === 'read') {
      if (instruction.classes[characters[position] ?? instruction.classes.length] === 1)
        pending.push({ index: instruction.to, position: position + 1, passed: undefined });
    } else if (instruction.kind === 'split' || (instruction.bit & holding(position)) !== 0) {
      pending.push(...passOn(instruction, branch));
    }
  }
  return steps;
}

function classesOf(text: string, { classStarts, unicode }: Automaton): readonly number[] {
  const codes = unicode
    ? Array.from(text, (character) => character.codePointAt(0) ?? 0)
    : Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return codes.map((code) => classStarts.findLastIndex((start) => start <= code));
}
