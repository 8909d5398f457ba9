import type { Arbitrary } from 'fast-check';
import type { Budget } from '../arbitraries/budget.ts';
import type { Json } from '../json.ts';
import type { Demand } from '../demand.ts';
import type { NormalForm } from '../normal-form.ts';

/** What the records of the types ask of the engine: the same questions for the parts of a value. */
export interface Parts {
  normal(demand: Demand): NormalForm | undefined;
  /** Whether a value meets a demand. */
  accepts(demand: Demand, value: Json): boolean;
  /** How deep the shallowest value is: 0 without parts; `Infinity` when there is none. */
  height(demand: Demand): number;
  /** All values of a demand, when there are at most so many; `undefined` when there are more or nobody knows. */
  listed(demand: Demand, most: number): readonly Json[] | undefined;
  /** Says that something could not be worked out: that no value is found then proves nothing. */
  doubt(reason: string): void;
  /** Does something without saying what could not be worked out: a first try among several. */
  quietly<T>(tried: () => T): T;
  /** Values of a demand, as large as the budget allows. */
  arbitrary(demand: Demand): Arbitrary<Json>;
  readonly budget: Budget;
}

/** How one type works in the normal form. Every file in `types/` gives one. */
export interface TypeRecord<Facets> {
  /** Both facets together. */
  meet(left: Facets, right: Facets): Facets;
  /** Whether there plainly is no value: a cheap look, `true` when in doubt. */
  possible(facets: Facets, parts: Parts): boolean;
  /** The same look at two facets that are possible each, where it is cheaper than at both together. */
  meets?(left: Facets, right: Facets, parts: Parts): boolean;
  /** Whether a value of the type meets its facets. */
  accepts(facets: Facets, value: Json, parts: Parts): boolean;
  /** How deep the shallowest value is; `Infinity` when there is none. */
  height(facets: Facets, parts: Parts): number;
  /** All values, when there are at most so many; `undefined` when there are more or nobody knows. */
  listed?(facets: Facets, most: number): readonly Json[] | undefined;
  /** Whether every value that is made meets the facets, so that none needs to be looked at again. */
  exact(facets: Facets): boolean;
  /** Values. */
  arbitrary(facets: Facets, parts: Parts): Arbitrary<Json>;
}

/** The larger of two lower bounds, the smaller of two upper ones; `undefined` is no bound. */
export function tighter(
  pick: (...values: number[]) => number,
  left: number | undefined,
  right: number | undefined,
): number | undefined {
  if (left === undefined) return right;
  return right === undefined ? left : pick(left, right);
}

/** Two lists one after the other, without repetition; `undefined` is an empty one. */
export function union<T>(
  left: readonly T[] | undefined,
  right: readonly T[] | undefined,
): readonly T[] | undefined {
  if (!left || !right) return left ?? right;
  return [...new Set([...left, ...right])];
}

/** The facets without those that are `undefined`, so that equal facets look equal. */
export function compact<Facets extends object>(facets: Facets): Facets {
  const entries = Object.entries(facets).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Facets;
}
