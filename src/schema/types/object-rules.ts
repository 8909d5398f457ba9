import { both, type Demand } from '../demand.ts';
import { includesName } from '../name-set.ts';
import type { ObjectFacets, PropertyRule } from '../shape.ts';
import { meetListed } from './listed.ts';
import { compact, tighter, union } from './type-record.ts';

/** The rules of an object's properties, found by name: objects of real schemas have hundreds. */
interface RuleIndex {
  readonly named: ReadonlyMap<string, readonly Demand[]>;
  /** Rules for names that are not listed. */
  readonly open: readonly PropertyRule[];
  /** What was asked for before. */
  readonly demands: Map<string, Demand>;
}

const indices = new WeakMap<ObjectFacets, RuleIndex>();
/** What the value of a property must meet. */
export function propertyDemand(facets: ObjectFacets, name: string): Demand {
  const { named, open, demands } = indexOf(facets);
  const known = demands.get(name);
  if (known) return known;
  const rules = open.filter(({ of }) => includesName(of, name)).map(({ demand }) => demand);
  const made = both(...(named.get(name) ?? []), ...rules);
  demands.set(name, made);
  return made;
}

/** What both facets allow together. */
export function meetObjects(left: ObjectFacets, right: ObjectFacets): ObjectFacets {
  return compact({
    ...meetCounts(left, right),
    rules: unionOfRules(left.rules, right.rules),
    some: unionOfRules(left.some, right.some),
    names: left.names && right.names ? both(left.names, right.names) : (left.names ?? right.names),
    someNames: union(left.someNames, right.someNames),
    avoided: union(left.avoided, right.avoided),
  });
}

/** What the value of a property must meet under the facets of both. */
export function demandOfBoth(left: ObjectFacets, right: ObjectFacets, name: string): Demand {
  return both(propertyDemand(left, name), propertyDemand(right, name));
}

/** What both facets say together of all but single properties: quicker than all of it, where that is enough. */
export function meetCounts(left: ObjectFacets, right: ObjectFacets): ObjectFacets {
  return compact({
    ...meetListed(left, right),
    minProperties: tighter(Math.max, left.minProperties, right.minProperties),
    maxProperties: tighter(Math.min, left.maxProperties, right.maxProperties),
    required: union(left.required, right.required),
  });
}

/**
 * The required properties of the facets of both, about which each alone did not know all: one requires them,
 * or has rules for them, that the other did not have.
 */
export function affectedNames(left: ObjectFacets, right: ObjectFacets): readonly string[] {
  const [small, large] = sizeOf(left) < sizeOf(right) ? [left, right] : [right, left];
  const { named, open } = indexOf(small);
  const required = large.required ?? [];
  const ruled = open.length > 0 ? required : required.filter((name) => named.has(name));
  return [...new Set([...(small.required ?? []), ...ruled])];
}

function sizeOf({ rules = [], required = [] }: ObjectFacets): number {
  return rules.length + required.length;
}

function indexOf(facets: ObjectFacets): RuleIndex {
  const known = indices.get(facets);
  if (known) return known;
  const named = new Map<string, Demand[]>();
  const open: PropertyRule[] = [];
  for (const rule of facets.rules ?? []) {
    const { names = [], patterns, others } = rule.of;
    if (others || patterns) open.push(rule);
    else for (const name of names) named.set(name, [...(named.get(name) ?? []), rule.demand]);
  }
  const index = { named, open, demands: new Map() };
  indices.set(facets, index);
  return index;
}

function unionOfRules(
  left: readonly PropertyRule[] | undefined,
  right: readonly PropertyRule[] | undefined,
): readonly PropertyRule[] | undefined {
  if (!left || !right) return left ?? right;
  const known = new Set(left.map(propertyRuleKey));
  const added = right.filter((rule) => !known.has(propertyRuleKey(rule)));
  return added.length > 0 ? [...left, ...added] : left;
}

const keys = new WeakMap<PropertyRule, string>();

/** Tells property rules apart: those that say the same of the same names have the same key. */
function propertyRuleKey(rule: PropertyRule): string {
  const known = keys.get(rule);
  if (known !== undefined) return known;
  const key = `${JSON.stringify(rule.of)}:${rule.demand.key}`;
  keys.set(rule, key);
  return key;
}
