import type { Json } from '../json.ts';
import { canonicalText } from '../json-equal.ts';

/** Values that meet a demand, as far as somebody looked. */
export interface Found {
  readonly values: readonly Json[];
  /** Whether it is shown that there are no others. */
  readonly complete: boolean;
}

/** It is shown that no value exists. */
export const none: Found = { values: [], complete: true };
/** Nothing was found, and nothing shown. */
export const unknown: Found = { values: [], complete: false };

/** The values of several searches, each value once, and no more than are wanted. */
export function gathered(searches: Iterable<() => Found>, want: number): Found {
  const values = new Map<string, Json>();
  let complete = true;
  for (const search of searches) {
    const found = search();
    complete &&= found.complete;
    for (const value of found.values) values.set(canonicalText(value), value);
    if (values.size >= want) return { values: [...values.values()].slice(0, want), complete: false };
  }
  return { values: [...values.values()], complete };
}
