import type { Json } from '../../json.ts';
import type { Demand } from '../../demand.ts';
import { canonicalText } from '../../json-equal.ts';
import type { Search } from '../search.ts';

/** Longer arrays of distinct items than this are not made. */
const mostDistinct = 2000;

interface Choice {
  readonly value: Json;
  readonly text: string;
}

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
  const put = (index: number, { value, text }: Choice): true => {
    taken.set(text, index);
    chosen[index] = value;
    return true;
  };
  const place = (index: number, tried: Set<string>): boolean => {
    const own = choices[index] ?? [];
    const free = own.find(({ text }) => !taken.has(text));
    if (free) return put(index, free);
    for (const choice of own) {
      const holder = taken.get(choice.text);
      if (holder === undefined || tried.has(choice.text)) continue;
      tried.add(choice.text);
      if (place(holder, tried)) return put(index, choice);
    }
    return false;
  };
  if (demands.every((_, index) => place(index, new Set()))) return chosen;
  const known = searches.every(({ values, complete }) => complete || values.length >= count);
  return known ? 'none' : 'unknown';
}
