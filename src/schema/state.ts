import { opposite, type Literal, type NodeLiteral } from './demand.ts';
import type { Alternative, Clause } from './keyword.ts';
import { anyShape, type Shape } from './shape.ts';

/** What schemas state, and what normal forms allow together. */
export interface Statements {
  /** The clauses that a schema that holds, or fails, states. */
  clausesOf(literal: NodeLiteral): readonly Clause[];
  /** What both normal forms allow; `undefined` when that is plainly nothing. */
  meet(left: Shape, right: Shape): Shape | undefined;
}

/** What one value has to meet, as far as that is worked out. */
export interface State {
  readonly shape: Shape;
  readonly clauses: readonly Clause[];
  /** Keys of the literals taken in so far. */
  readonly taken: ReadonlySet<string>;
  /** Schemas that must fail: looked at last, as most of them fail anyway by then. */
  readonly failing: readonly NodeLiteral[];
}

/** Nothing is known yet. */
export const unknownState: State = { shape: anyShape, clauses: [], taken: new Set(), failing: [] };

/** Takes one way to meet a clause; `undefined` when it contradicts what is known. */
export function apply(
  state: State,
  { shape, demand }: Alternative,
  statements: Statements,
): State | undefined {
  const met = shape ? statements.meet(state.shape, shape) : state.shape;
  return met && take({ ...state, shape: met }, demand?.literals ?? [], statements);
}

/** Takes literals in; `undefined` when they contradict what was taken before. */
export function take(state: State, literals: readonly Literal[], statements: Statements): State | undefined {
  const taken = new Set(state.taken);
  const [clauses, failing] = [[...state.clauses], [...state.failing]];
  let shape: Shape | undefined = state.shape;
  for (const literal of literals) {
    if (taken.has(literal.key)) continue;
    if (contradicts(literal, taken)) return undefined;
    taken.add(literal.key);
    if (literal.kind === 'shape') shape = statements.meet(shape, literal.shape);
    else if (literal.kind === 'any') clauses.push(literal.of.map((demand) => ({ demand })));
    else if (literal.holds) clauses.push(...statements.clausesOf(literal));
    else failing.push(literal);
    if (!shape) return undefined;
  }
  return { shape, clauses, taken, failing };
}

/** Whether the opposite of a literal is among those of the keys. */
export function contradicts(literal: Literal, taken: ReadonlySet<string>): boolean {
  return literal.kind === 'node' && taken.has(opposite(literal).key);
}

/** The clause with the fewest ways to meet it, which is branched on first. */
export function shortestClause([first, ...rest]: readonly Clause[]): Clause | undefined {
  return first && rest.reduce((best, one) => (one.length < best.length ? one : best), first);
}

/** The state without a clause. */
export function withoutClause(state: State, clause: Clause): State {
  return { ...state, clauses: state.clauses.filter((other) => other !== clause) };
}
