import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { Checked } from '../arbitraries/checked.ts';
import { both, shaped, type Demand } from '../demand.ts';
import { includesName } from '../name-set.ts';
import type { NameSet, ObjectFacets } from '../shape.ts';
import { propertyDemand } from './object-rules.ts';
import type { Parts } from './type-record.ts';

/** A property that objects may or must have. */
export interface PlannedProperty {
  readonly name: string;
  readonly demand: Demand;
  readonly required: boolean;
}

/** Which properties the objects to make have. */
export interface ObjectPlan {
  readonly properties: readonly PlannedProperty[];
  /** Properties under names that no rule gives; `undefined` when there can or need be none. */
  readonly others: { readonly names: Arbitrary<string>; readonly demand: Demand } | undefined;
  readonly min: number;
  readonly max: number;
}

/** Larger objects than this are not made. */
const mostProperties = 2000;
/** How many names are tried for a pattern. */
const namesPerPattern = 3;

/** The plan of the objects that meet their facets; `undefined` when there are none. */
export function planOf(facets: ObjectFacets, parts: Parts): ObjectPlan | undefined {
  const { minProperties: min = 0, maxProperties: max = Infinity } = facets;
  if (min > mostProperties) {
    parts.doubt(`Objects of more than ${mostProperties} properties are not made.`);
    return undefined;
  }
  const demanded = demandedProperties(facets, parts);
  if (!demanded) return undefined;
  const planned = knownNames(facets, demanded, parts).map((name) => plannedProperty(name, facets, demanded));
  const properties = planned.filter(({ required, demand }) => required || parts.height(demand) < Infinity);
  const others = otherProperties(facets, properties, parts);
  if (!others && properties.length < min) return undefined;
  return { properties, others, min, max };
}

/** How deep the shallowest object is. Only what objects must have is looked at, as schemas are wide. */
export function heightOf(facets: ObjectFacets, parts: Parts): number {
  const { required = [], minProperties = 0, maxProperties = Infinity } = facets;
  const demanded = demandedProperties(facets, parts);
  if (!demanded) return Infinity;
  const names = [...new Set([...required, ...demanded.keys()])];
  if (names.length > maxProperties || !names.every((name) => isNameAllowed(facets, name, parts)))
    return Infinity;
  const needed = names.map((name) => parts.height(plannedProperty(name, facets, demanded).demand));
  const filled = minProperties > names.length ? fillHeight(facets, parts) : 0;
  return Math.max(-1, ...needed, filled - 1) + 1;
}

/** How deep objects get that have as many properties as they must. */
function fillHeight(facets: ObjectFacets, parts: Parts): number {
  const plan = planOf(facets, parts);
  if (!plan) return Infinity;
  const own = plan.properties
    .map(({ demand }) => parts.height(demand))
    .toSorted((left, right) => left - right);
  const extra = plan.others ? parts.height(plan.others.demand) : Infinity;
  return (
    Math.max(
      0,
      ...Array.from({ length: plan.min }, (_, index) => Math.min(own[index] ?? extra, Math.max(extra, 0))),
    ) + 1
  );
}

function plannedProperty(
  name: string,
  facets: ObjectFacets,
  demanded: ReadonlyMap<string, Demand>,
): PlannedProperty {
  const wanted = demanded.get(name);
  const own = propertyDemand(facets, name);
  const required = wanted !== undefined || (facets.required?.includes(name) ?? false);
  return { name, demand: wanted ? both(own, wanted) : own, required };
}

/** A name for each demand that at least one property must meet. */
function demandedProperties(facets: ObjectFacets, parts: Parts): ReadonlyMap<string, Demand> | undefined {
  const demanded = new Map<string, Demand>();
  const wanted = [
    ...(facets.some ?? []),
    ...(facets.someNames ?? []).map((names) => ({ of: { others: true }, demand: both(), names })),
  ];
  for (const want of wanted) {
    const extra = 'names' in want ? want.names : undefined;
    const candidates = candidateNames(want.of, facets, extra, parts);
    const name = candidates.find((candidate) => {
      const whole = both(propertyDemand(facets, candidate), demanded.get(candidate) ?? both(), want.demand);
      return isNameAllowed(facets, candidate, parts) && parts.height(whole) < Infinity;
    });
    if (name === undefined) return undefined;
    demanded.set(name, both(demanded.get(name) ?? both(), want.demand));
  }
  return demanded;
}

function candidateNames(
  of: NameSet,
  facets: ObjectFacets,
  extra: Demand | undefined,
  parts: Parts,
): readonly string[] {
  if (extra) return sampleNames(both(extra, facets.names ?? both()), parts);
  if (!of.others) {
    const patterned = (of.patterns ?? []).flatMap((pattern) => sampleNames(named(pattern, facets), parts));
    return [...(of.names ?? []), ...patterned];
  }
  const known = (facets.rules ?? []).flatMap((rule) => rule.of.names ?? []);
  const fresh = sampleNames(both(freshNames, facets.names ?? both()), parts);
  return [...fresh, ...known, ...(facets.required ?? [])].filter((name) => includesName(of, name));
}

function knownNames(
  facets: ObjectFacets,
  demanded: ReadonlyMap<string, Demand>,
  parts: Parts,
): readonly string[] {
  const rules = facets.rules ?? [];
  const listed = rules.flatMap(({ of }) => (of.others ? [] : (of.names ?? [])));
  const patterns = new Set(rules.flatMap(({ of }) => (of.others ? [] : (of.patterns ?? []))));
  const patterned = [...patterns].flatMap((pattern) => sampleNames(named(pattern, facets), parts));
  const must = [...(facets.required ?? []), ...demanded.keys()];
  const optional = [...listed, ...patterned].filter(
    (name) => !facets.avoided?.includes(name) && isNameAllowed(facets, name, parts),
  );
  return [...new Set([...must, ...optional])];
}

function isNameAllowed(facets: ObjectFacets, name: string, parts: Parts): boolean {
  return facets.names === undefined || parts.accepts(facets.names, name);
}

function named(pattern: string, facets: ObjectFacets): Demand {
  return both(shaped({ string: { patterns: [pattern], maxLength: 40 } }), facets.names ?? both());
}

const freshNames = shaped({ string: { patterns: ['^[a-z][a-z0-9_]{0,9}$'] } });

function sampleNames(names: Demand, parts: Parts): readonly string[] {
  if (parts.quietly(() => parts.height(names)) === Infinity) return [];
  const sample = fc.sample(parts.arbitrary(names), { seed: 1, numRuns: namesPerPattern });
  return [...new Set(sample.filter((name) => typeof name === 'string'))];
}

/** Unnamed properties are only made where the schema speaks of them, or needs them for their number. */
function otherProperties(
  facets: ObjectFacets,
  properties: readonly PlannedProperty[],
  parts: Parts,
): ObjectPlan['others'] {
  const known = properties.map(({ name }) => name);
  const rules = (facets.rules ?? []).filter(({ of }) => of.others);
  const spoken = rules.length > 0 || facets.names !== undefined || (facets.rules ?? []).length === 0;
  if (!spoken && known.length >= (facets.minProperties ?? 0)) return undefined;
  const demand = both(...rules.map((rule) => rule.demand));
  if (parts.height(demand) === Infinity) return undefined;
  const names = facets.names ? both(freshNames, facets.names) : freshNames;
  const drawn = parts.quietly(() => parts.height(names)) < Infinity ? names : facets.names;
  if (!drawn || parts.height(drawn) === Infinity) return undefined;
  const isOther = (name: string) =>
    !known.includes(name) && (facets.rules ?? []).every(({ of }) => includesName(of, name) === of.others);
  const texts = parts.arbitrary(drawn).map(String);
  if (!fc.sample(texts, { seed: 2, numRuns: 10 }).some(isOther)) return undefined;
  return { names: new Checked(texts, isOther), demand };
}
