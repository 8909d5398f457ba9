import { matches } from './languages/matcher.ts';
import type { NameSet } from './shape.ts';

/** Whether a property name is meant. */
export function includesName(set: NameSet, name: string): boolean {
  const listed = isListed(set, name) || (set.patterns?.some((pattern) => matches(pattern, name)) ?? false);
  return listed !== set.others;
}

const manyNames = new WeakMap<NameSet, ReadonlySet<string>>();

/** Objects of real schemas have hundreds of names. */
function isListed(set: NameSet, name: string): boolean {
  if (!set.names || set.names.length < 8) return set.names?.includes(name) ?? false;
  const known = manyNames.get(set) ?? new Set(set.names);
  manyNames.set(set, known);
  return known.has(name);
}

/** These names only. */
export function namesOf(...names: readonly string[]): NameSet {
  return { names, others: false };
}
