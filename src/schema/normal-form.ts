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
  /** How many looks at pairs of normal forms are left for all demands: `meet` and `intersects` take one each. */
  readonly allowance: { looks: number };
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
const mostLiterals = 640;
/** So many looks at pairs of normal forms one demand may take; of what needs more it is not known whether it is impossible. */
const mostLooks = 100_000;
/** So few it may take in any case, whatever was spent on other demands. */
const fewLooks = 500;

/** How far to look, and what was found. */
interface Search extends Expansion {
  readonly found: Shape[];
  /** What is left of the allowance where looking ends. */
  readonly end: number;
}

function budgetOf({ literals }: Demand): number {
  return Math.max(8, Math.min(mostShapes, Math.floor(mostLiterals / literals.length)));
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
  const { looks } = expansion.allowance;
  const end = looks - Math.min(mostLooks, Math.max(fewLooks, looks));
  const search: Search = { ...expansion, found: [], end };
  const nothing: State = { shape: anyShape, clauses: [], taken: new Set(), failing: [] };
  const start = take(nothing, demand.literals, search);
  const complete = start === undefined || solve(start, budgetOf(demand), search);
  return { shapes: search.found, complete };
}

/** Finds at most `budget` normal forms; whether those are all. */
function solve(start: State, budget: number, search: Search): boolean {
  if (search.allowance.looks <= search.end) return false;
  const state = propagate(start, search);
  if (!state) return true;
  const clause = state.clauses.toSorted((left, right) => left.length - right.length)[0];
  if (clause) return branch(without(state, clause), clause, budget, search);
  const failing = state.failing[0];
  if (failing) return denyFirst(state, failing, budget, search);
  search.found.push(state.shape);
  return true;
}

function without(state: State, clause: Clause): State {
  return { ...state, clauses: state.clauses.filter((other) => other !== clause) };
}

function branch(state: State, clause: Clause, budget: number, search: Search): boolean {
  let complete = true;
  let left = budget;
  for (const [index, alternative] of clause.entries()) {
    if (left <= 0) return false;
    const share = Math.max(1, Math.floor(left / (clause.length - index)));
    const before = search.found.length;
    const next = apply(state, alternative, search);
    if (next && !solve(next, share, search)) complete = false;
    left -= search.found.length - before;
  }
  return complete;
}

/** A schema that cannot hold here needs no more to fail; else each way to break it is a branch. */
function denyFirst(state: State, failing: NodeLiteral, budget: number, search: Search): boolean {
  const rest = { ...state, failing: state.failing.slice(1) };
  if (search.excludes(state.shape, opposite(failing))) return solve(rest, budget, search);
  return solve({ ...rest, clauses: search.clausesOf(failing) }, budget, search);
}

/** Takes the ways that are the only ones left; ways that contradict what is known are dropped. */
function propagate(start: State, search: Search): State | undefined {
  let state = start;
  for (;;) {
    const clauses = [...state.clauses];
    const unit = firstUnit(clauses, state, search);
    if (!unit) return { ...state, clauses };
    if (unit.clause.length === 0) return undefined;
    clauses.splice(unit.index, 1);
    const next = apply({ ...state, clauses }, unit.clause[0] ?? {}, search);
    if (!next) return undefined;
    state = next;
  }
}

/** The first clause with one way left, or none; what is found of those before it is kept. */
function firstUnit(clauses: Clause[], { shape, taken }: State, search: Search) {
  for (const [index, known] of clauses.entries()) {
    const clause = known.filter((way) => isPossible(way, shape, taken, search));
    if (clause.length <= 1) return { index, clause };
    clauses[index] = clause;
  }
  return undefined;
}

function isPossible(way: Alternative, shape: Shape, taken: ReadonlySet<string>, search: Search): boolean {
  if (way.shape && !search.intersects(shape, way.shape)) return false;
  return (way.demand?.literals ?? []).every((literal) => {
    if (taken.has(literal.key)) return true;
    if (taken.has(oppositeKey(literal))) return false;
    return !search.excludes(shape, literal);
  });
}

function apply(state: State, way: Alternative, search: Search): State | undefined {
  const shape = way.shape ? search.meet(state.shape, way.shape) : state.shape;
  return shape && take({ ...state, shape }, way.demand?.literals ?? [], search);
}

/** Takes literals in; `undefined` when they contradict what was taken before. */
function take(state: State, literals: readonly Literal[], search: Search): State | undefined {
  const taken = new Set(state.taken);
  const [clauses, failing] = [[...state.clauses], [...state.failing]];
  let shape: Shape | undefined = state.shape;
  for (const literal of literals) {
    if (taken.has(literal.key)) continue;
    if (taken.has(oppositeKey(literal))) return undefined;
    taken.add(literal.key);
    if (literal.kind === 'shape') shape = search.meet(shape, literal.shape);
    else if (literal.kind === 'any') clauses.push(literal.of.map((demand) => ({ demand })));
    else if (literal.holds) clauses.push(...search.clausesOf(literal));
    else failing.push(literal);
    if (!shape) return undefined;
  }
  return { shape, clauses, taken, failing };
}

function oppositeKey(literal: Literal): string {
  return literal.kind === 'node' ? opposite(literal).key : '';
}
