import type { Json } from '../../json.ts';
import { canonicalText } from '../../json-equal.ts';
import type { ArrayFacets } from '../../shape.ts';
import { arrayType, itemDemand } from '../../types/array.ts';
import type { Finder, Search } from '../search.ts';
import { distinctItems } from './distinct-items.ts';
import { layoutsOf, type Layout } from './layout.ts';

/** So many items at most of an array are varied to make another one. */
const mostVaried = 12;

/** How arrays are found: what the items must meet first, then items that do. */
export const findArrays: Finder<ArrayFacets> = (facets, want, search) => {
  const found = new Map<string, Json>();
  const layouts = layoutsOf(facets, search);
  let shown = true;
  for (let next = layouts.next(); ; next = layouts.next()) {
    if (next.done) {
      const complete = shown && next.value && (found.size === 0 || facets.maxItems === 0);
      return { values: [...found.values()], complete };
    }
    const items = itemsOf(next.value, facets, search);
    // Items that are counted may be laid out in more ways than are looked at.
    if (items === 'unknown' || (items === 'none' && facets.counts)) shown = false;
    if (typeof items === 'string') continue;
    for (const value of variants(items, next.value, facets, want, search)) {
      if (arrayType.accepts(facets, value, search.parts)) found.set(canonicalText(value), value);
      // There is one array without items; of others, some may do where this one does not.
      else if (value === items && items.length > 0) shown = false;
      if (found.size >= want) return { values: [...found.values()], complete: false };
    }
  }
};

function itemsOf(layout: Layout, facets: ArrayFacets, search: Search): Json[] | 'none' | 'unknown' {
  if (facets.unique) return distinctItems(layout.demands, search);
  return layout.demands.map((demand) => search.find(demand, 1).values[0] ?? null);
}

/** An array, and others that differ from it in one item or have more items: not all of them meet the facets. */
function* variants(
  items: Json[],
  { demands, twins }: Layout,
  facets: ArrayFacets,
  want: number,
  search: Search,
): Generator<Json[]> {
  yield items;
  if (want === 1 && !facets.except) return;
  const count = want + (facets.except?.length ?? 0);
  const more = search.find(itemDemand(facets, items.length), count).values;
  for (const item of more) yield [...items, item];
  for (const [index, demand] of demands.slice(0, mostVaried).entries()) {
    const others =
      twins && (index === twins.one || index === twins.other) ? [] : search.find(demand, count).values;
    for (const other of others) yield items.with(index, other);
  }
  for (let extra = 2; extra <= Math.min(count, mostVaried) && more.length > 0; extra++)
    yield [...items, ...Array.from({ length: extra }, (_, index) => more[index % more.length] ?? null)];
}
