import { opposite, type Demand, type Literal, type NodeLiteral } from './demand.ts';
import type { Alternative, Clause } from './keyword.ts';
import type { Shape } from './shape.ts';
import { apply, contradicts, shortestClause, take, unknownState, withoutClause } from './state.ts';
import type { State, Statements } from './state.ts';

/** All the ways to meet a demand, each one a normal form. */
export interface NormalForm {
  readonly shapes: readonly Shape[];
  /** Whether these are all; when not, an empty list proves nothing. */
  readonly complete: boolean;
}

/** What the solver asks of its surroundings. */
export interface Expansion extends Statements {
  /** How many looks at pairs of normal forms are left for all demands: `meet` and `intersects` take one each. */
  readonly allowance: { looks: number };
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

/**
 * The normal form of a demand. Clauses with one way left are taken first and ways that contradict
 * what is known are dropped, as a DPLL solver does, so that `oneOf` over a discriminator costs one
 * look at each branch instead of a product of them.
 */
export function normalise(demand: Demand, expansion: Expansion): NormalForm {
  const { looks } = expansion.allowance;
  const end = looks - Math.min(mostLooks, Math.max(fewLooks, looks));
  const search: Search = { ...expansion, found: [], end };
  const start = take(unknownState, demand.literals, search);
  const complete = start === undefined || solve(start, budgetOf(demand), search);
  return { shapes: search.found, complete };
}

/** Finds at most `budget` normal forms; whether those are all. */
function solve(start: State, budget: number, search: Search): boolean {
  if (search.allowance.looks <= search.end) return false;
  const state = propagate(start, search);
  if (!state) return true;
  const clause = shortestClause(state.clauses);
  if (clause) return branch(withoutClause(state, clause), clause, budget, search);
  const failing = state.failing[0];
  if (failing) return denyFirst(state, failing, budget, search);
  search.found.push(state.shape);
  return true;
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
    if (contradicts(literal, taken)) return false;
    return !search.excludes(shape, literal);
  });
}
