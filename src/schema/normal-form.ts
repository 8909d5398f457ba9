import { opposite, type Demand, type Literal, type NodeLiteral } from './demand.ts';
import type { Alternative, Clause } from './keyword.ts';
import { anyShape, type Shape } from './shape.ts';

/** All the ways to meet a demand, each one a normal form. */
export interface NormalForm {
  readonly shapes: readonly Shape[];
  /** Whether these are all; when not, an empty list proves nothing. */
  readonly complete: boolean;
}

/** What the solver asks of its surroundings. */
export interface Expansion {
  /** The clauses that a schema that holds, or fails, states. */
  clausesOf(literal: NodeLiteral): readonly Clause[];
  /** What both normal forms allow; `undefined` when that is plainly nothing. */
  meet(left: Shape, right: Shape): Shape | undefined;
  /** Whether both normal forms allow something, as far as a cheap look tells. */
  intersects(left: Shape, right: Shape): boolean;
  /** Whether it is known that a literal contradicts a normal form. */
  excludes(shape: Shape, literal: Literal): boolean;
}

/** The most normal forms that one demand is split into: more are left out, and it counts as incomplete. */
const mostShapes = 64;
/** Each of them costs a look at every literal: of a demand of many literals so many are looked for that these suffice. */
const mostLooks = 640;

function budgetOf({ literals }: Demand): number {
  return Math.max(8, Math.min(mostShapes, Math.floor(mostLooks / literals.length)));
}

interface State {
  readonly shape: Shape;
  readonly clauses: readonly Clause[];
  /** Literals taken in so far, by key. */
  readonly taken: ReadonlySet<string>;
  /** Schemas that must fail: looked at last, as most of them fail anyway by then. */
  readonly failing: readonly NodeLiteral[];
}

/**
 * The normal form of a demand. Clauses with one way left are taken first and ways that contradict
 * what is known are dropped, as a DPLL solver does, so that `oneOf` over a discriminator costs one
 * look at each branch instead of a product of them.
 */
export function normalise(demand: Demand, expansion: Expansion): NormalForm {
  const found: Shape[] = [];
  const start = take(
    { shape: anyShape, clauses: [], taken: new Set(), failing: [] },
    demand.literals,
    expansion,
  );
  const complete = start === undefined || solve(start, budgetOf(demand), expansion, found);
  return { shapes: found, complete };
}

/** Finds at most `budget` normal forms; whether those are all. */
function solve(start: State, budget: number, expansion: Expansion, found: Shape[]): boolean {
  const state = propagate(start, expansion);
  if (!state) return true;
  const clause = state.clauses.toSorted((left, right) => left.length - right.length)[0];
  if (clause) return branch(without(state, clause), clause, budget, expansion, found);
  const failing = state.failing[0];
  if (failing) return denyFirst(state, failing, budget, expansion, found);
  found.push(state.shape);
  return true;
}

function without(state: State, clause: Clause): State {
  return { ...state, clauses: state.clauses.filter((other) => other !== clause) };
}

function branch(state: State, clause: Clause, budget: number, expansion: Expansion, found: Shape[]): boolean {
  let complete = true;
  let left = budget;
  for (const [index, alternative] of clause.entries()) {
    if (left <= 0) return false;
    const share = Math.max(1, Math.floor(left / (clause.length - index)));
    const before = found.length;
    const next = apply(state, alternative, expansion);
    if (next && !solve(next, share, expansion, found)) complete = false;
    left -= found.length - before;
  }
  return complete;
}

/** A schema that cannot hold here needs no more to fail; else each way to break it is a branch. */
function denyFirst(
  state: State,
  failing: NodeLiteral,
  budget: number,
  expansion: Expansion,
  found: Shape[],
): boolean {
  const rest = { ...state, failing: state.failing.slice(1) };
  if (expansion.excludes(state.shape, opposite(failing))) return solve(rest, budget, expansion, found);
  return solve({ ...rest, clauses: expansion.clausesOf(failing) }, budget, expansion, found);
}

/** Takes the ways that are the only ones left; ways that contradict what is known are dropped. */
function propagate(start: State, expansion: Expansion): State | undefined {
  let state = start;
  for (;;) {
    const clauses = [...state.clauses];
    const unit = firstUnit(clauses, state, expansion);
    if (!unit) return { ...state, clauses };
    if (unit.clause.length === 0) return undefined;
    clauses.splice(unit.index, 1);
    const next = apply({ ...state, clauses }, unit.clause[0] ?? {}, expansion);
    if (!next) return undefined;
    state = next;
  }
}

/** The first clause with one way left, or none; what is found of those before it is kept. */
function firstUnit(clauses: Clause[], { shape, taken }: State, expansion: Expansion) {
  for (const [index, known] of clauses.entries()) {
    const clause = known.filter((way) => isPossible(way, shape, taken, expansion));
    if (clause.length <= 1) return { index, clause };
    clauses[index] = clause;
  }
  return undefined;
}

function isPossible(
  way: Alternative,
  shape: Shape,
  taken: ReadonlySet<string>,
  expansion: Expansion,
): boolean {
  if (way.shape && !expansion.intersects(shape, way.shape)) return false;
  return (way.demand?.literals ?? []).every((literal) => {
    if (taken.has(literal.key)) return true;
    if (taken.has(oppositeKey(literal))) return false;
    return !expansion.excludes(shape, literal);
  });
}

function apply(state: State, way: Alternative, expansion: Expansion): State | undefined {
  const shape = way.shape ? expansion.meet(state.shape, way.shape) : state.shape;
  return shape && take({ ...state, shape }, way.demand?.literals ?? [], expansion);
}

/** Takes literals in; `undefined` when they contradict what was taken before. */
function take(state: State, literals: readonly Literal[], expansion: Expansion): State | undefined {
  let next: State | undefined = state;
  for (const literal of literals) {
    if (!next) return undefined;
    if (!next.taken.has(literal.key)) next = takeOne(next, literal, expansion);
  }
  return next;
}

function takeOne(state: State, literal: Literal, expansion: Expansion): State | undefined {
  if (state.taken.has(oppositeKey(literal))) return undefined;
  const taken = new Set(state.taken).add(literal.key);
  if (literal.kind === 'shape') {
    const shape = expansion.meet(state.shape, literal.shape);
    return shape && { ...state, shape, taken };
  }
  if (literal.kind === 'any') {
    const clause = literal.of.map((demand) => ({ demand }));
    return { ...state, taken, clauses: [...state.clauses, clause] };
  }
  if (!literal.holds) return { ...state, taken, failing: [...state.failing, literal] };
  return { ...state, taken, clauses: [...state.clauses, ...expansion.clausesOf(literal)] };
}

function oppositeKey(literal: Literal): string {
  return literal.kind === 'node' ? opposite(literal).key : '';
}
