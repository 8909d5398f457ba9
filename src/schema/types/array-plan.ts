import { anything, both, type Demand } from '../demand.ts';
import type { ArrayFacets, ItemCount } from '../shape.ts';
import { itemDemand } from './array.ts';
import type { Parts } from './type-record.ts';

/** What each position of the arrays to make must meet. */
export interface ArrayPlan {
  readonly min: number;
  readonly max: number;
  /** The positions that differ from the rest. */
  readonly first: readonly Demand[];
  /** All positions after those. */
  readonly rest: Demand;
  readonly height: number;
}

/** Longer arrays than this are not made. */
export const mostItems = 20_000;
/** Among so many values, all of them are listed where no item may come twice. */
const fewListed = 64;
/** So many are listed where arrays have to be as long. */
const mostListed = 3000;

/** How many values are listed where no item may come twice, for arrays of so many items at least. */
export function listedFor(min: number): number {
  return Math.max(fewListed, Math.min(min, mostListed));
}

/**
 * A plan in which every count has positions of its own, or, where there is no room for that, in which
 * counts share positions; `undefined` when there is none.
 */
export function planOf(facets: ArrayFacets, parts: Parts): ArrayPlan | undefined {
  if ((facets.minItems ?? 0) > mostItems) {
    parts.doubt(`Arrays of more than ${mostItems} items are not made.`);
    return undefined;
  }
  return planWith(facets, parts, false) ?? planWith(facets, parts, true);
}

function planWith(facets: ArrayFacets, parts: Parts, shared: boolean): ArrayPlan | undefined {
  const placed = place(facets, shared, parts);
  if (!placed) return undefined;
  const length = Math.max(placed.length, ...ends(facets));
  const first = Array.from({ length }, (_, index) => positionDemand(facets, index, placed[index] ?? []));
  const rest = positionDemand(facets, Infinity, []);
  const min = Math.max(facets.minItems ?? 0, placed.length, facets.repeated ? 2 : 0);
  const max = longest(facets, first, rest, parts);
  if (min > max) return undefined;
  const needed = [...first.slice(0, min), ...(min > first.length ? [rest] : [])];
  const height = Math.max(-1, ...needed.map((demand) => parts.height(demand))) + 1;
  return { min, max, first: first.slice(0, Math.min(first.length, max)), rest, height };
}

/** How long arrays can get before a position has no values, or no new ones. */
function longest(facets: ArrayFacets, first: readonly Demand[], rest: Demand, parts: Parts): number {
  const empty = first.findIndex((demand) => parts.height(demand) === Infinity);
  if (empty !== -1) return Math.min(facets.maxItems ?? Infinity, empty);
  if (parts.height(rest) === Infinity) return Math.min(facets.maxItems ?? Infinity, first.length);
  const listed = facets.unique ? parts.listed(rest, listedFor(facets.minItems ?? 0)) : undefined;
  return Math.min(facets.maxItems ?? Infinity, listed ? first.length + listed.length : Infinity);
}

/** Where something about the positions changes. */
function ends(facets: ArrayFacets): number[] {
  const rules = (facets.rules ?? []).map(({ from, to }) => (to === Infinity ? from : to + 1));
  const counts = (facets.counts ?? [])
    .filter(isLimited)
    .map(({ from, to }) => (to === Infinity ? from : to + 1));
  return [...rules, ...counts];
}

/** What a position must meet: its rules, the counts it is there for, and none of those it would exceed. */
function positionDemand(facets: ArrayFacets, index: number, counted: readonly ItemCount[]): Demand {
  const exceeding = (facets.counts ?? []).filter(
    (count) => isLimited(count) && count.from <= index && index <= count.to && !counted.includes(count),
  );
  return both(
    itemDemand(facets, index),
    ...counted.map(({ demand }) => demand),
    ...exceeding.map(({ against }) => against ?? anything),
  );
}

function isLimited({ max }: ItemCount): boolean {
  return max < Infinity;
}

/** Which counts each position is there for; `undefined` when a count finds no room. */
function place(
  facets: ArrayFacets,
  shared: boolean,
  parts: Parts,
): readonly (readonly ItemCount[])[] | undefined {
  const placed: ItemCount[][] = [];
  for (const count of facets.counts ?? []) {
    let left = count.min;
    const end = Math.min(
      count.to,
      count.from + (facets.counts?.length ?? 0) * 2 + placed.length + count.min + 16,
      mostItems,
    );
    for (let index = count.from; left > 0 && index <= end; index++) {
      const before = placed[index] ?? [];
      if (before.length > 0 && !shared) continue;
      const wanted = both(itemDemand(facets, index), ...[...before, count].map(({ demand }) => demand));
      if (parts.height(wanted) === Infinity) continue;
      placed[index] = [...before, count];
      left--;
    }
    if (left > 0) return undefined;
  }
  return Array.from(placed, (counts) => counts ?? []);
}
