import type { Automaton, Instruction, Program } from './program.ts';

/** A way to repeat a part of a text: read twice, it is read in more ways than one. */
export interface Pump {
  /** Classes of characters that lead to it, and those that are repeated. */
  readonly prefix: readonly number[];
  readonly word: readonly number[];
}

/** Where reading leads: to an instruction that reads, in one way or in several. */
interface Edge {
  readonly to: number;
  readonly isAmbiguous: boolean;
}

/** More pairs of states than this are not looked at in one pattern. */
const mostPairs = 50_000;

/**
 * The words that a pattern reads from a state back to the same state in two ways: n of them in 2ⁿ ways, all of
 * which an engine that tracks back tries before it gives up ("exponential degree of ambiguity", Weber and Seidl
 * 1991, section 3).
 *
 * @param classes the classes of characters, those to be taken first
 */
export function* pumpsOf({ main }: Automaton, classes: readonly number[]): Generator<Pump> {
  const graph = new Graph(main, classes);
  const left = { pairs: mostPairs };
  for (const [state, prefix] of graph.reachable()) {
    const word = graph.comesBack(state, left) ? graph.repeated(state, left) : undefined;
    if (word) yield { prefix, word };
    if (left.pairs <= 0) return;
  }
}

/** The instructions that read, and how they follow each other. */
class Graph {
  readonly #program: Program;
  readonly #classes: readonly number[];
  readonly #edges = new Map<number, readonly Edge[]>();

  constructor(program: Program, classes: readonly number[]) {
    this.#program = program;
    this.#classes = classes;
  }

  /** Every reading instruction, with the shortest way to it. */
  *reachable(): Generator<readonly [state: number, prefix: readonly number[]]> {
    const seen = new Set<number>();
    let pending = this.#follow(this.#program.start).map(({ to }) => ({ state: to, prefix: [] as number[] }));
    while (pending.length > 0) {
      const next: typeof pending = [];
      for (const { state, prefix } of pending) {
        if (seen.has(state)) continue;
        seen.add(state);
        yield [state, prefix];
        const read = this.#firstClass(state);
        for (const { to } of this.#edgesFrom(state)) next.push({ state: to, prefix: [...prefix, read] });
      }
      pending = next;
    }
  }

  /** Whether something is repeated from a state on. */
  comesBack(state: number, left: { pairs: number }): boolean {
    const seen = new Set<number>();
    const pending = [state];
    for (let next = pending.pop(); next !== undefined && left.pairs > 0; next = pending.pop()) {
      for (const { to } of this.#edgesFrom(next)) {
        if (to === state) return true;
        if (seen.has(to)) continue;
        seen.add(to);
        left.pairs--;
        pending.push(to);
      }
    }
    return false;
  }

  /** The shortest word from a state back to it that is read in two ways. */
  repeated(state: number, left: { pairs: number }): readonly number[] | undefined {
    const seen = new Set<string>();
    let pending = [{ one: state, other: state, isParted: false, word: [] as readonly number[] }];
    while (pending.length > 0) {
      const next: typeof pending = [];
      for (const { one, other, isParted, word } of pending) {
        const read = this.#sharedClass(one, other);
        if (read === undefined) continue;
        for (const first of this.#edgesFrom(one)) {
          for (const second of this.#edgesFrom(other)) {
            const parted = isParted || first.to !== second.to || first.isAmbiguous;
            const longer = [...word, read];
            if (parted && first.to === state && second.to === state) return longer;
            const key = `${first.to} ${second.to} ${parted}`;
            if (seen.has(key)) continue;
            seen.add(key);
            if (left.pairs-- <= 0) return undefined;
            next.push({ one: first.to, other: second.to, isParted: parted, word: longer });
          }
        }
      }
      pending = next;
    }
    return undefined;
  }

  #firstClass(state: number): number {
    return this.#sharedClass(state, state) ?? 0;
  }

  #sharedClass(one: number, other: number): number | undefined {
    const [left, right] = [this.#program.instructions[one], this.#program.instructions[other]];
    if (left?.kind !== 'read' || right?.kind !== 'read') return undefined;
    return this.#classes.find((index) => left.classes[index] === 1 && right.classes[index] === 1);
  }

  #edgesFrom(state: number): readonly Edge[] {
    const known = this.#edges.get(state);
    if (known) return known;
    const instruction = this.#program.instructions[state];
    const edges = instruction?.kind === 'read' ? this.#follow(instruction.to) : [];
    this.#edges.set(state, edges);
    return edges;
  }

  /** What reads next, from an instruction on: in how many ways is counted up to two. */
  #follow(start: number): readonly Edge[] {
    const ways = new Map<number, number>();
    const arrivals = new Map<number, number>();
    const pending: { readonly index: number; readonly passed: Passed | undefined }[] = [
      { index: start, passed: undefined },
    ];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { index } = next;
      const arrived = (arrivals.get(index) ?? 0) + 1;
      const instruction = this.#program.instructions[index];
      if (arrived > 2 || !instruction || instruction.kind === 'match') continue;
      arrivals.set(index, arrived);
      if (instruction.kind === 'read') ways.set(index, arrived);
      else pending.push(...passOn(instruction, next));
    }
    return [...ways].map(([to, count]) => ({ to, isAmbiguous: count > 1 }));
  }
}

/** The repetitions and alternatives that were entered since something was read. */
export interface Passed {
  readonly index: number;
  readonly before: Passed | undefined;
}

/** Where an instruction that reads nothing leads; nowhere, where it repeats nothing (ECMA-262, section 22.2.2.3.1, step 2.b). */
export function passOn<T extends { readonly index: number; readonly passed: Passed | undefined }>(
  instruction: Exclude<Instruction, { kind: 'read' | 'match' }>,
  at: T,
): T[] {
  const { index, passed } = at;
  if (instruction.kind === 'if') return [{ ...at, index: instruction.to }];
  for (let one = passed; one; one = one.before) if (one.index === index) return [];
  return instruction.to.map((to, way) => ({
    ...at,
    index: to,
    passed: way === 0 ? passed : { index, before: passed },
  }));
}
