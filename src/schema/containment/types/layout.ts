import { anything, both, type Demand } from '../../demand.ts';
import type { ArrayFacets, ItemCount } from '../../shape.ts';
import { itemDemand } from '../../types/array.ts';
import type { Search } from '../search.ts';

/** What the items of an array meet, one demand for each position. */
export interface Layout {
  readonly demands: readonly Demand[];
  /** Two positions that hold the same value. */
  readonly twins: Twins | undefined;
}

interface Twins {
  readonly one: number;
  readonly other: number;
  /** What their value meets. */
  readonly demand: Demand;
  readonly counted: ReadonlySet<ItemCount>;
}

/** Longer arrays than this are not made. */
const mostItems = 20_000;
/** More counts than this are not told apart. */
const mostCounts = 5;
/** So many layouts of one length are given. */
const mostAlike = 8;

/** So many ways to fill the first positions are followed. */
const mostPaths = 2000;

/** A way to fill the positions so far. */
interface Path {
  readonly before: Path | undefined;
  readonly demand: Demand;
  /** How many items each count has, as far as that matters. */
  readonly counted: readonly number[];
}

/**
 * The layouts of arrays, shortest first, in which every position has values: one for each way to meet the
 * counts. Items beyond the fixed positions and those that counts need can be left out of any array, so that
 * no longer ones need to be looked at. Ends with whether it is sure that there are no others.
 */
export function* layoutsOf(facets: ArrayFacets, search: Search): Generator<Layout, boolean> {
  const counts = (facets.counts ?? []).filter(({ min, max }) => min > 0 || max < Infinity);
  if (counts.length > mostCounts || (facets.minItems ?? 0) > mostItems) return false;
  let complete = true;
  for (const twins of facets.repeated ? twinsOf(facets, counts) : [undefined])
    complete = (yield* walk(facets, counts, twins, search)) && complete;
  return complete;
}

function* walk(
  facets: ArrayFacets,
  counts: readonly ItemCount[],
  twins: Twins | undefined,
  search: Search,
): Generator<Layout, boolean> {
  const { minItems = 0, maxItems = Infinity } = facets;
  const needed = counts.reduce((sum, { min }) => sum + min, endOf(facets) + (twins ? 2 : 0));
  const longest = Math.min(maxItems, Math.max(minItems, needed), mostItems);
  let complete = longest < mostItems;
  let paths: readonly (Path | undefined)[] = [undefined];
  for (let length = 0; paths.length > 0; length++) {
    const met = length >= minItems && (!twins || length > twins.other);
    const enough = met
      ? paths.filter((path) => counts.every(({ min }, index) => countOf(path, index) >= min))
      : [];
    for (const path of enough.slice(0, mostAlike)) yield { demands: demandsOf(path), twins };
    complete &&= enough.length <= mostAlike;
    if (length >= longest) break;
    const next = new Map<string, Path>();
    for (const way of waysAt(facets, counts, twins, length)) {
      const found = search.find(way.demand, 1);
      if (found.values.length === 0) complete &&= found.complete;
      else for (const path of paths) extend(path, way, counts, next);
      if (!search.spend(found.values.length * paths.length)) return false;
    }
    if (!search.spend() || next.size > mostPaths) return false;
    paths = [...next.values()];
  }
  return complete;
}

interface Way {
  readonly demand: Demand;
  readonly counted: ReadonlySet<ItemCount>;
}

function extend(
  path: Path | undefined,
  way: Way,
  counts: readonly ItemCount[],
  next: Map<string, Path>,
): void {
  const counted = counts.map((count, index) => {
    const before = countOf(path, index);
    const most = count.max === Infinity ? count.min : count.max + 1;
    return way.counted.has(count) ? Math.min(before + 1, most) : before;
  });
  if (counts.some(({ max }, index) => (counted[index] ?? 0) > max)) return;
  const key = counted.join();
  if (!next.has(key)) next.set(key, { before: path, demand: way.demand, counted });
}

function countOf(path: Path | undefined, index: number): number {
  return path?.counted[index] ?? 0;
}

function demandsOf(path: Path | undefined): readonly Demand[] {
  const demands: Demand[] = [];
  for (let one = path; one; one = one.before) demands.push(one.demand);
  return demands.toReversed();
}

/** What the item at a position may meet: each way to be counted. */
function waysAt(
  facets: ArrayFacets,
  counts: readonly ItemCount[],
  twins: Twins | undefined,
  index: number,
): readonly Way[] {
  const here = counts.filter(({ from, to }) => from <= index && index <= to);
  if (twins && (index === twins.one || index === twins.other))
    return [{ demand: twins.demand, counted: new Set(here.filter((count) => twins.counted.has(count))) }];
  return waysToCount(here).map(({ demand, counted }) => ({
    demand: both(itemDemand(facets, index), demand),
    counted,
  }));
}

function waysToCount(counts: readonly ItemCount[]): readonly Way[] {
  let ways: readonly Way[] = [{ demand: anything, counted: new Set<ItemCount>() }];
  for (const count of counts) {
    ways = ways.flatMap(({ demand, counted }) => [
      { demand: count.max === Infinity ? demand : both(demand, count.against ?? anything), counted },
      { demand: both(demand, count.demand), counted: new Set(counted).add(count) },
    ]);
  }
  return ways;
}

function* twinsOf(facets: ArrayFacets, counts: readonly ItemCount[]): Generator<Twins> {
  const last = Math.min(endOf(facets) + 1, (facets.maxItems ?? Infinity) - 1);
  for (let other = 1; other <= last; other++) {
    for (let one = 0; one < other; one++) {
      const items = both(itemDemand(facets, one), itemDemand(facets, other));
      for (const { demand, counted } of waysToCount(counts))
        yield { one, other, demand: both(items, demand), counted };
    }
  }
}

/** The first position after which all are alike. */
function endOf({ rules = [], counts = [] }: ArrayFacets): number {
  return Math.max(0, ...[...rules, ...counts].map(({ from, to }) => (to === Infinity ? from : to + 1)));
}
