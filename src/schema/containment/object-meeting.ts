import { anything, both, type Demand } from '../demand.ts';
import { matches } from '../languages/matcher.ts';
import { propertyRuleKey } from '../property-rule-key.ts';
import type { NameSet, ObjectFacets, PropertyRule } from '../shape.ts';
import { meetListed } from '../types/listed.ts';
import { compact, tighter, union } from '../types/type-record.ts';

/** The rules of an object's properties, found by name: objects of real schemas have hundreds. */
interface RuleIndex {
  readonly named: ReadonlyMap<string, readonly Demand[]>;
  /** Rules for names that are not listed. */
  readonly open: readonly PropertyRule[];
}

const indices = new WeakMap<ObjectFacets, RuleIndex>();
const nameSets = new WeakMap<NameSet, ReadonlySet<string>>();
/** Whether a property name is meant, looked up quickly. */
export function includes(set: NameSet, name: string): boolean {
  const names = nameSets.get(set) ?? new Set(set.names);
  nameSets.set(set, names);
  const listed = names.has(name) || (set.patterns?.some((pattern) => matches(pattern, name)) ?? false);
  return listed !== set.others;
}

/** What the value of a property must meet. */
export function demandOfProperty(facets: ObjectFacets, name: string): Demand {
  const { named, open } = indexOf(facets);
  const rules = open.filter(({ of }) => includes(of, name));
  const own = named.get(name);
  if (rules.length === 0) return own ? both(...own) : anything;
  return both(...(own ?? []), ...rules.map(({ demand }) => demand));
}

/** What both facets allow together: the same as the record of objects says, quicker for many properties. */
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
  return both(demandOfProperty(left, name), demandOfProperty(right, name));
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
  const index = { named, open };
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
