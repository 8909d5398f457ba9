import type { PropertyRule } from './shape.ts';

const keys = new WeakMap<PropertyRule, string>();

/** Tells property rules apart: those that say the same of the same names have the same key. */
export function propertyRuleKey(rule: PropertyRule): string {
  const known = keys.get(rule);
  if (known !== undefined) return known;
  const key = `${JSON.stringify(rule.of)}:${rule.demand.key}`;
  keys.set(rule, key);
  return key;
}
