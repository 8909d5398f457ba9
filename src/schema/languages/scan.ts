import type { Automaton, Condition, Instruction, Program } from './program.ts';

/** Steps that one text may take; only texts of thousands of characters and patterns of thousands of states take more. */
const mostSteps = 2_000_000;
/** States that are remembered of one program. */
const mostKnown = 5000;

/** A set of instructions that are reached at once, before conditions are looked at. */
interface State {
  readonly reached: readonly number[];
  /** Where no condition holds: most positions. */
  plain: Closed | undefined;
  readonly byConditions: Map<number, Closed>;
}

/** A state where it is known which conditions hold. */
interface Closed {
  readonly matches: boolean;
  readonly reading: readonly Extract<Instruction, { kind: 'read' }>[];
  /** The next state for each class of characters, as far as it was asked for. */
  readonly next: (State | undefined)[];
}

interface Text {
  /** The classes of its characters: the first `length` of them. */
  readonly classes: Uint16Array;
  readonly length: number;
  /** Which assertions that look around hold at each position, from before the first character to after the last. */
  readonly holding: Int32Array | undefined;
  /** The bits of `^`, which holds before the first character, and of `$`, which holds after the last. */
  readonly atStart: number;
  readonly atEnd: number;
}

/**
 * Whether an automaton finds a match in a text, in time that grows with the text's length times the
 * pattern's size at most: all ways to match are followed at once, as a deterministic automaton that is
 * made as it is needed. Where assertions hold is worked out before, from the innermost on, in one pass
 * each ("Linear Matching of JavaScript Regular Expressions", Barrière and Pit-Claudel 2024, section 4).
 * `undefined` when even that takes too long.
 */
export function scanner(automaton: Automaton): (text: string) => boolean | undefined {
  const classOf = classifier(automaton.classStarts);
  const walk = walker(automaton.main);
  const looks = automaton.conditions.flatMap((condition, index) =>
    condition.kind === 'look' ? [lookOf(condition, 1 << index)] : [],
  );
  const [atStart, atEnd] = [bitsOf(automaton, 'start'), bitsOf(automaton, 'end')];
  return (string) => {
    const classes = roomFor(string.length);
    const length = classify(string, automaton.unicode, classOf, classes);
    const holding = looks.length > 0 ? new Int32Array(length + 1) : undefined;
    const text: Text = { classes, length, holding, atStart, atEnd };
    const left = { steps: mostSteps };
    try {
      if (holding) for (const look of looks) look(text, holding, left);
      return walk(text, left, () => true);
    } catch (error) {
      if (error instanceof StepsExceeded) return undefined;
      throw error;
    }
  };
}

function bitsOf({ conditions }: Automaton, wanted: 'start' | 'end'): number {
  return conditions.reduce((bits, { kind }, index) => (kind === wanted ? bits | (1 << index) : bits), 0);
}

/** Works out at which positions a lookahead or lookbehind holds. */
function lookOf({ negate, program }: Extract<Condition, { kind: 'look' }>, bit: number) {
  const walk = walker(program);
  return (text: Text, holding: Int32Array, left: { steps: number }): void => {
    const found = new Uint8Array(holding.length);
    walk(text, left, (position) => {
      found[position] = 1;
      return false;
    });
    for (let position = 0; position < holding.length; position++)
      if ((found[position] === 1) !== negate) holding[position] = (holding[position] ?? 0) | bit;
  };
}

class StepsExceeded extends Error {}

type Walk = (text: Text, left: { steps: number }, isEnough: (position: number) => boolean) => boolean;

/** Walks through a text with a match starting anywhere; tells each position at which one ends, until that is enough. */
function walker(program: Program): Walk {
  const { instructions, start, conditions, backwards } = program;
  const known = new Map<string, State>();
  const marks = new Uint32Array(instructions.length);
  let mark = 0;

  const stateOf = (reached: readonly number[]): State => {
    const key = reached.join();
    const before = known.get(key);
    if (before) return before;
    if (known.size >= mostKnown) known.clear();
    const state: State = { reached, plain: undefined, byConditions: new Map() };
    known.set(key, state);
    return state;
  };

  const close = (state: State, holding: number, left: { steps: number }): Closed => {
    mark++;
    let matches = false;
    const reading: Extract<Instruction, { kind: 'read' }>[] = [];
    const pending = [...state.reached, start];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (marks[index] === mark) continue;
      marks[index] = mark;
      left.steps--;
      const instruction = instructions[index];
      if (instruction?.kind === 'read') reading.push(instruction);
      else if (instruction?.kind === 'split') for (const to of instruction.to) pending.push(to);
      else if (instruction?.kind === 'if') {
        if ((instruction.bit & holding) !== 0) pending.push(instruction.to);
      } else matches = true;
    }
    if (left.steps < 0) throw new StepsExceeded();
    return { matches, reading, next: [] };
  };

  const closedOf = (state: State, holding: number, left: { steps: number }): Closed => {
    if (holding === 0 && state.plain) return state.plain;
    const before = state.byConditions.get(holding);
    if (before) return before;
    const closed = close(state, holding, left);
    if (holding === 0) state.plain = closed;
    else state.byConditions.set(holding, closed);
    return closed;
  };

  const step = (closed: Closed, characterClass: number, left: { steps: number }): State => {
    const reached = new Set<number>();
    for (const { classes, to } of closed.reading) if (classes[characterClass] === 1) reached.add(to);
    left.steps -= closed.reading.length;
    const state = stateOf([...reached].toSorted((one, other) => one - other));
    closed.next[characterClass] = state;
    return state;
  };

  return ({ classes, length, holding, atStart, atEnd }, left, isEnough) => {
    let state = stateOf([]);
    for (let read = 0; ; read++) {
      const position = backwards ? length - read : read;
      let held = holding?.[position] ?? 0;
      if (position === 0) held |= atStart;
      if (position === length) held |= atEnd;
      const closed = closedOf(state, held & conditions, left);
      if (closed.matches && isEnough(position)) return true;
      if (read === length) return false;
      const characterClass = classes[backwards ? position - 1 : position] ?? 0;
      state = closed.next[characterClass] ?? step(closed, characterClass, left);
    }
  };
}

/** One room for the texts that are scanned one after the other: to make one takes longer than to scan most texts. */
let room = new Uint16Array(256);

function roomFor(length: number): Uint16Array {
  if (length > usualRoom) return new Uint16Array(length);
  if (length > room.length) room = new Uint16Array(usualRoom);
  return room;
}

/** Longer texts have a room of their own. */
const usualRoom = 4096;

/** Writes down the classes of the characters of a text, and says how many there are. */
function classify(
  text: string,
  unicode: boolean,
  classOf: (character: number) => number,
  classes: Uint16Array,
): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const character = (unicode ? text.codePointAt(index) : text.charCodeAt(index)) ?? 0;
    if (character > 0xffff) index++;
    classes[count++] = classOf(character);
  }
  return count;
}

/** The class of a character: looked up for Latin-1, searched for the rest. */
function classifier(starts: readonly number[]): (character: number) => number {
  const search = (character: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= character) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const latin = Uint16Array.from({ length: 256 }, (_, character) => search(character));
  return (character) => latin[character] ?? search(character);
}
