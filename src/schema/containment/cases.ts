import {
  both,
  demand as demandOf,
  opposite,
  shaped,
  type Demand,
  type Literal,
  type NodeLiteral,
} from '../demand.ts';
import { jsonTypeOf } from '../json-type.ts';
import type { Alternative, Clause } from '../keyword.ts';
import type { Shape } from '../shape.ts';
import type { Found } from './found.ts';
import type { Meeting } from './meeting.ts';
import type { Search } from './search.ts';
import { isPositive, type Outlines } from './outline.ts';
import { apply, contradicts, shortestClause, take, unknownState, withoutClause } from '../state.ts';
import type { State, Statements } from '../state.ts';

/** What it takes to tell the cases of a demand apart. */
export interface CaseContext extends Statements, Meeting, Pick<Search, 'accepts' | 'spend'> {
  readonly outlines: Outlines;
  /** Values of another demand on the same value. */
  findBeside(demand: Demand, want: number): Found;
}

/**
 * The cases of a demand, one after the other as they are asked for: together they allow exactly what the
 * demand allows. Works as a DPLL solver does: ways that contradict what is known are dropped, and those that
 * are the only ones left are taken. Ends with whether these were all; not, when the budget was spent.
 */
export function* casesOf(demand: Demand, context: CaseContext): Generator<Shape, boolean> {
  const state = take(unknownState, demand.literals, context);
  return state === undefined ? true : yield* solve(state, context);
}

function* solve(start: State, context: CaseContext): Generator<Shape, boolean> {
  if (!context.spend()) return false;
  const state = propagate(start, context);
  if (!state) return true;
  const clause = shortestClause(state.clauses);
  if (clause) return yield* branch(withoutClause(state, clause), clause, context);
  const failing = state.failing.filter((literal) => mayHold(literal, state.shape, context));
  const [next] = failing.toSorted((left, right) => rankOf(left, context) - rankOf(right, context));
  if (!next) {
    yield state.shape;
    return true;
  }
  if (failing.length > 1) {
    const found = oneByOne(state.shape, failing, context);
    if (found === 'none') return true;
    if (found) yield found;
  }
  const rest = failing.filter((literal) => literal !== next);
  return yield* solve({ ...state, failing: rest, clauses: context.clausesOf(next) }, context);
}

/** Whether a schema that must fail holds for any value of a shape, as far as a quick look tells. */
function mayHold(literal: NodeLiteral, shape: Shape, context: CaseContext): boolean {
  const outline = context.outlines.ofLiteral(opposite(literal));
  return outline !== undefined && context.mayMeet(shape, outline);
}

/**
 * Which schemas are looked at first when they must fail: those made of others, as what follows then tells how
 * these others can fail, and of those the ones with few ways to break.
 */
function rankOf(literal: NodeLiteral, context: CaseContext): number {
  const clauses = context.clausesOf(literal);
  const isMadeOfOthers = clauses.flat().some(({ demand }) => demand !== undefined);
  const width = clauses.reduce((product, clause) => product * clause.length, 1);
  return isMadeOfOthers ? width : width * 1000;
}

/**
 * A look at the schemas that must fail one by one: where already one of them cannot fail there is no value,
 * and where a value that fails one fails them all, it is found without going through all combinations.
 */
function oneByOne(
  shape: Shape,
  failing: readonly NodeLiteral[],
  context: CaseContext,
): Shape | 'none' | undefined {
  const held = shaped(shape);
  for (const literal of failing) {
    const { values, complete } = context.findBeside(both(held, demandOf(literal)), 1);
    if (values.length === 0 && complete) return 'none';
    const value = values.find((one) => context.accepts(demandOf(...failing), one));
    if (value !== undefined) return { [jsonTypeOf(value)]: { among: [value] } };
  }
  return undefined;
}

function* branch(state: State, clause: Clause, context: CaseContext): Generator<Shape, boolean> {
  let complete = true;
  for (const way of clause) {
    const next = apply(state, way, context);
    if (next && !(yield* solve(next, context))) complete = false;
  }
  return complete;
}

/** Drops ways that contradict what is known, takes those that are the only ones left, and drops what holds already. */
function propagate(start: State, context: CaseContext): State | undefined {
  let state = start;
  for (;;) {
    const { taken } = state;
    const isPossible = possibleIn(state, context);
    const clauses = state.clauses
      .filter((clause) => !clause.some((way) => isTaken(way, taken)))
      .map((clause) => clause.filter(isPossible));
    if (clauses.some((clause) => clause.length === 0)) return undefined;
    const unit = clauses.find((clause) => clause.length === 1);
    if (!unit) return { ...state, clauses };
    const next = apply(withoutClause({ ...state, clauses }, unit), unit[0] ?? {}, context);
    if (!next) return undefined;
    state = next;
  }
}

function isTaken({ shape, demand }: Alternative, taken: ReadonlySet<string>): boolean {
  return shape === undefined && (demand?.literals ?? []).every(({ key }) => taken.has(key));
}

/** Says which ways do not plainly contradict what is known; of each literal that is found out once. */
function possibleIn({ shape, taken }: State, context: CaseContext): (way: Alternative) => boolean {
  const looked = new Map<string, boolean>();
  const cost = costOf(shape);
  const meets = (literal: Literal): boolean => {
    const known = looked.get(literal.key);
    if (known !== undefined) return known;
    context.spend(cost);
    const outline = context.outlines.ofLiteral(literal);
    const met = outline !== undefined && context.mayMeet(shape, outline);
    looked.set(literal.key, met);
    return met;
  };
  return (way) => {
    const literals = (way.demand?.literals ?? []).filter(({ key }) => !taken.has(key));
    if (literals.some((literal) => contradicts(literal, taken))) return false;
    if (way.shape) context.spend(cost);
    if (way.shape && !context.mayMeet(shape, way.shape)) return false;
    return literals.every((literal) => (!isPositive(literal) && literals.length > 2) || meets(literal));
  };
}

/** How many steps it takes to meet a shape: more, the more is said of its properties. */
function costOf({ object }: Shape): number {
  return 1 + Math.floor((object?.rules?.length ?? 0) / 16);
}
