import type { Demand } from '../demand.ts';
import { none, unknown, type Found } from './found.ts';

/** Searches that are remembered, and that may come back within themselves. */
export interface Table {
  /** What is known of a demand on a part of the value that is searched for, else what a search finds. */
  findWithin(demand: Demand, want: number, search: () => Found): Found;
  /** The same for another demand on the same value. */
  findBeside(demand: Demand, want: number, search: () => Found): Found;
  /** How many searches are open, each within the one before. */
  readonly size: number;
}

interface Entry {
  readonly found: Found;
  readonly want: number;
}

interface Open {
  readonly level: number;
  /** How deep in the whole value the value is that is searched for. */
  readonly depth: number;
}

interface Assumed {
  readonly key: string;
  /** The level of the outermost open search that it leans on. */
  readonly leansOn: number;
  readonly depth: number;
}

/**
 * A search that needs its own answer for a part of the value may take it to be that there is no value. A value
 * of a JSON text is finite and a part is less deep than the whole, so that the least deep value of a demand
 * holds no value of the same demand: if there is a value at all, this one is found without the assumption. The
 * answer "none" of a search in between leans on what is assumed; it holds for values as deep inside or deeper,
 * and is kept for good only when all that it leans on is answered with "none" as well (SLG resolution, Chen
 * and Warren, 1996). What a search did not find because the budget was spent is forgotten.
 */
export function createTable(isSpent: () => boolean): Table {
  const known = new Map<string, Entry>();
  const open = new Map<string, Open>();
  const assumed: Assumed[] = [];
  let leansOn = Infinity;
  let depth = 0;

  const lean = (level: number): Found => {
    leansOn = Math.min(leansOn, level);
    return none;
  };
  const remember = (key: string, found: Found, want: number): Found => {
    known.set(key, { found, want });
    return found;
  };
  const settle = (key: string, want: number, found: Found, level: number, mark: number): Found => {
    if (found.values.length > 0 || !found.complete) {
      assumed.length = mark;
      if (isSpent()) return found;
      return remember(key, { ...found, complete: found.complete && leansOn === Infinity }, want);
    }
    if (leansOn < level) {
      assumed.push({ key, leansOn, depth });
      return none;
    }
    for (const one of assumed.splice(mark)) remember(one.key, none, 1);
    return remember(key, none, want);
  };
  const searched = (key: string, want: number, search: () => Found): Found => {
    const outer = leansOn;
    const [level, mark] = [open.size, assumed.length];
    leansOn = Infinity;
    open.set(key, { level, depth });
    const found = search();
    open.delete(key);
    const settled = settle(key, want, found, level, mark);
    leansOn = Math.min(outer, settled === none && leansOn < level ? leansOn : Infinity);
    return settled;
  };
  const findBeside: Table['findBeside'] = ({ key }, want, search) => {
    const before = known.get(key);
    if (before && (before.found.complete || before.want >= want)) return before.found;
    const same = open.get(key);
    if (same) return same.depth < depth ? lean(same.level) : unknown;
    const assumption = assumed.find((one) => one.key === key && one.depth <= depth);
    return assumption ? lean(assumption.leansOn) : searched(key, want, search);
  };
  const findWithin: Table['findWithin'] = (demand, want, search) => {
    depth++;
    const found = findBeside(demand, want, search);
    depth--;
    return found;
  };
  return {
    findWithin,
    findBeside,
    get size() {
      return open.size;
    },
  };
}
