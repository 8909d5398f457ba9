import { JS, type CharSet, type Element, type NoParent } from 'refa';

type Part = NoParent<Element>;
type Alternatives = readonly { readonly elements: readonly Part[] }[];
type Assertion = Extract<Part, { type: 'Assertion' }>;

/** One step of a nondeterministic automaton. */
export type Instruction =
  /** Reads a character of one of the classes. */
  | { readonly kind: 'read'; readonly classes: Uint8Array; readonly to: number }
  | { readonly kind: 'split'; readonly to: readonly number[] }
  /** Goes on where a condition holds: a bit of what is known of the position. */
  | { readonly kind: 'if'; readonly bit: number; readonly to: number }
  | { readonly kind: 'match' };

/** A nondeterministic automaton. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  /** The bits of all conditions that it asks for. */
  readonly conditions: number;
  /** Whether it reads the text from its end: so do lookaheads. */
  readonly backwards: boolean;
}

/** What an assertion asks of a position; each has a bit, and asks for bits of lower ones alone. */
export type Condition =
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'look'; readonly negate: boolean; readonly program: Program };

/** A pattern as programs over classes of characters that it cannot tell apart. */
export interface Automaton {
  readonly main: Program;
  readonly conditions: readonly Condition[];
  /** The first character of each class; the first is 0. */
  readonly classStarts: readonly number[];
  /** Whether characters are code points (flag `u`), or UTF-16 code units. */
  readonly unicode: boolean;
}

/** More instructions than this are not made of one pattern. */
const mostInstructions = 100_000;
/** Each condition is a bit of a 32-bit number. */
const mostConditions = 30;

/**
 * The program of an ECMA-262 pattern, look-around included; `undefined` when the pattern refers back to
 * more words than can be listed, or is too large.
 */
export function automatonProgram({ source, flags }: RegExp): Automaton | undefined {
  try {
    const { expression } = JS.Parser.fromLiteral({ source, flags }).parse({ backreferences: 'throw' });
    const classStarts = startsOf(expression.alternatives);
    const conditions: Condition[] = [];
    const main = new Builder(classStarts, conditions, false).program(expression.alternatives);
    return { main, conditions, classStarts, unicode: flags.includes('u') };
  } catch {
    return undefined;
  }
}

function startsOf(alternatives: Alternatives): readonly number[] {
  const starts = new Set([0]);
  const visit = (part: Part): void => {
    if (part.type === 'CharacterClass')
      for (const { min, max } of part.characters.ranges) starts.add(min).add(max + 1);
    if ('alternatives' in part) for (const { elements } of part.alternatives) elements.forEach(visit);
  };
  for (const { elements } of alternatives) elements.forEach(visit);
  return [...starts].toSorted((left, right) => left - right);
}

class Builder {
  readonly #instructions: Instruction[] = [{ kind: 'match' }];
  readonly #classes = new Map<CharSet, Uint8Array>();
  readonly #classStarts: readonly number[];
  readonly #conditions: Condition[];
  readonly #backwards: boolean;
  readonly #bits = new Map<Part, number>();
  #asked = 0;

  constructor(classStarts: readonly number[], conditions: Condition[], backwards: boolean) {
    this.#classStarts = classStarts;
    this.#conditions = conditions;
    this.#backwards = backwards;
  }

  program(alternatives: Alternatives): Program {
    const start = this.#anyOf(alternatives, 0);
    return {
      instructions: this.#instructions,
      start,
      conditions: this.#asked,
      backwards: this.#backwards,
    };
  }

  /** Adds an instruction; gives its number. */
  #add(instruction: Instruction): number {
    if (this.#instructions.length >= mostInstructions) throw new RangeError('The pattern is too large.');
    return this.#instructions.push(instruction) - 1;
  }

  #anyOf(alternatives: Alternatives, to: number): number {
    const ways = alternatives.map(({ elements }) => this.#sequence(elements, to));
    return ways.length === 1 ? (ways[0] ?? to) : this.#add({ kind: 'split', to: ways });
  }

  /** Instructions are made from the end, as each has to know where it leads. */
  #sequence(elements: readonly Part[], to: number): number {
    const order = this.#backwards ? elements : elements.toReversed();
    return order.reduce((next, part) => this.#part(part, next), to);
  }

  #part(part: Part, to: number): number {
    if (part.type === 'CharacterClass')
      return this.#add({ kind: 'read', classes: this.#classesOf(part.characters), to });
    if (part.type === 'Alternation') return this.#anyOf(part.alternatives, to);
    if (part.type === 'Quantifier') return this.#repeat(part.alternatives, part.min, part.max, to);
    if (part.type === 'Assertion') return this.#condition(part, to);
    throw new TypeError('The pattern has a part that is not known.');
  }

  #repeat(alternatives: Alternatives, min: number, max: number, to: number): number {
    let next = to;
    if (max === Infinity) {
      const ways: number[] = [to];
      next = this.#add({ kind: 'split', to: ways });
      ways.push(this.#anyOf(alternatives, next));
    }
    const optional = max === Infinity ? 0 : max - min;
    for (let count = 0; count < optional; count++)
      next = this.#add({ kind: 'split', to: [to, this.#anyOf(alternatives, next)] });
    for (let count = 0; count < min; count++) next = this.#anyOf(alternatives, next);
    return next;
  }

  #condition(part: Assertion, to: number): number {
    const bit = this.#bits.get(part) ?? this.#newCondition(part);
    this.#bits.set(part, bit);
    this.#asked |= bit;
    return this.#add({ kind: 'if', bit, to });
  }

  #newCondition(part: Assertion): number {
    const conditions = this.#conditions;
    const condition = isAnchor(part) ? anchorOf(part) : this.#lookOf(part);
    const known = conditions.findIndex(({ kind }) => kind !== 'look' && kind === condition.kind);
    if (known === -1 && conditions.length >= mostConditions) throw new RangeError('Too many assertions.');
    return 1 << (known === -1 ? conditions.push(condition) - 1 : known);
  }

  #lookOf({ alternatives, kind, negate }: Assertion): Condition {
    const builder = new Builder(this.#classStarts, this.#conditions, kind === 'ahead');
    return { kind: 'look', negate, program: builder.program(alternatives) };
  }

  #classesOf(characters: CharSet): Uint8Array {
    const known = this.#classes.get(characters);
    if (known) return known;
    const classes = Uint8Array.from(this.#classStarts, (start) => (characters.has(start) ? 1 : 0));
    this.#classes.set(characters, classes);
    return classes;
  }
}

/** `^` and `$`: what refa makes of them is that no character is before, or after. */
function isAnchor(part: Assertion): boolean {
  const only = part.alternatives.length === 1 ? part.alternatives[0]?.elements : undefined;
  const [element] = only ?? [];
  return part.negate && only?.length === 1 && element?.type === 'CharacterClass' && element.characters.isAll;
}

function anchorOf({ kind }: Assertion): Condition {
  return { kind: kind === 'behind' ? 'start' : 'end' };
}
