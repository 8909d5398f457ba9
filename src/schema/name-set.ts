import { matches } from './languages/matcher.ts';
import type { NameSet } from './shape.ts';

/** Whether a property name is meant. */
export function includesName(set: NameSet, name: string): boolean {
  const listed =
    (set.names?.includes(name) ?? false) ||
    (set.patterns?.some((pattern) => matches(pattern, name)) ?? false);
  return listed !== set.others;
}

/** These names only. */
export function namesOf(...names: readonly string[]): NameSet {
  return { names, others: false };
}
