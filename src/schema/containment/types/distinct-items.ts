import type { Json } from '../../../json.ts';
import type { Demand } from '../../demand.ts';
import { canonicalText } from '../../json-equal.ts';
import type { Search } from '../search.ts';

/** Longer arrays of distinct items than this are not made. */
const mostDistinct = 120;

/**
 * Distinct values for several demands, by augmenting paths (Kuhn, 1955). Of each demand as many values as
 * there are demands are enough: whatever the others take, one is left.
 */
export function distinctItems(demands: readonly Demand[], search: Search): Json[] | 'none' | 'unknown' {
  const count = demands.length;
  if (count > mostDistinct) return 'unknown';
  const searches = demands.map((demand) => search.find(demand, count));
  const choices = searches.map(({ values }) =>
    values.map((value) => ({ value, text: canonicalText(value) })),
  );
  const taken = new Map<string, number>();
  const chosen: Json[] = [];
  const place = (index: number, tried: Set<string>): boolean => {
    for (const { value, text } of choices[index] ?? []) {
      if (tried.has(text)) continue;
      tried.add(text);
      const holder = taken.get(text);
      if (holder !== undefined && !place(holder, tried)) continue;
      taken.set(text, index);
      chosen[index] = value;
      return true;
    }
    return false;
  };
  if (demands.every((_, index) => place(index, new Set()))) return chosen;
  const known = searches.every(({ values, complete }) => complete || values.length >= count);
  return known ? 'none' : 'unknown';
}
