import type { Demand } from '../demand.ts';
import { none, type Found } from './found.ts';

/** Searches that are remembered, and that may come back within themselves. */
export interface Table {
  /** What is known of a demand, else what a search finds. */
  find(demand: Demand, want: number, search: () => Found): Found;
  /** How many searches are open, each within the one before. */
  readonly depth: number;
}

interface Entry {
  readonly found: Found;
  readonly want: number;
}

interface Assumed {
  readonly key: string;
  /** The outermost open search that it leans on. */
  readonly leansOn: number;
}

/**
 * A search that needs its own answer may take it to be that there is no value. A value of a JSON text is
 * finite and a part is less deep than the whole, so that the least deep value of a demand holds no value of
 * the same demand: if there is a value at all, this one is found without the assumption. The answer "none" of
 * a search in between leans on what is assumed, and is kept for good only when all that it leans on is
 * answered with "none" as well (SLG resolution, Chen and Warren, 1996). What a search did not find because
 * the budget was spent is forgotten.
 */
export function createTable(isSpent: () => boolean): Table {
  const known = new Map<string, Entry>();
  const open = new Map<string, number>();
  const assumed: Assumed[] = [];
  let leansOn = Infinity;
  const lean = (level: number): Found => {
    leansOn = Math.min(leansOn, level);
    return none;
  };
  const remember = (key: string, entry: Entry): Found => {
    known.set(key, entry);
    return entry.found;
  };
  const settle = (key: string, want: number, found: Found, level: number, mark: number): Found => {
    const own = leansOn;
    if (found.values.length > 0 || !found.complete) {
      assumed.length = mark;
      if (isSpent()) return found;
      return remember(key, { found: { ...found, complete: found.complete && own === Infinity }, want });
    }
    if (own < level) {
      assumed.push({ key, leansOn: own });
      return none;
    }
    for (const one of assumed.splice(mark)) remember(one.key, { found: none, want: 1 });
    return remember(key, { found: none, want });
  };
  return {
    find: ({ key }, want, search) => {
      const before = known.get(key);
      if (before && (before.found.complete || before.want >= want)) return before.found;
      const level = open.get(key);
      if (level !== undefined) return lean(level);
      const assumption = assumed.find((one) => one.key === key);
      if (assumption) return lean(assumption.leansOn);
      const outer = leansOn;
      const [own, mark] = [open.size, assumed.length];
      leansOn = Infinity;
      open.set(key, own);
      const found = search();
      open.delete(key);
      const settled = settle(key, want, found, own, mark);
      leansOn = Math.min(outer, settled === none && leansOn < own ? leansOn : Infinity);
      return settled;
    },
    get depth() {
      return open.size;
    },
  };
}
