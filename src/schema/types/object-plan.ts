import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { Checked } from '../arbitraries/checked.ts';
import { both, shaped, type Demand } from '../demand.ts';
import { includesName } from '../name-set.ts';
import type { NameSet, ObjectFacets } from '../shape.ts';
import { propertyDemand } from './object.ts';
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
  readonly height: number;
}

/** Larger objects than this are not made. */
const mostProperties = 2000;
/** How many names are tried for a pattern. */
const namesPerPattern = 3;

/** The plan of the objects that meet their facets; `undefined` when there are none. */
export function planOf(facets: ObjectFacets, parts: Parts): ObjectPlan | undefined {
  if ((facets.minProperties ?? 0) > mostProperties) {
    parts.doubt(`Objects of more than ${mostProperties} properties are not made.`);
    return undefined;
  }
  const demanded = demandedProperties(facets, parts);
  if (!demanded) return undefined;
  const names = knownNames(facets, demanded, parts);
  const planned = names.map((name) => plannedProperty(name, facets, demanded));
  const properties = planned.filter(({ required, demand }) => required || parts.height(demand) < Infinity);
  const needed = properties.filter(({ required }) => required);
  if (
    needed.some(
      ({ name, demand }) => !isNameAllowed(facets, name, parts) || parts.height(demand) === Infinity,
    )
  )
    return undefined;
  const { minProperties: min = 0, maxProperties: max = Infinity } = facets;
  const others = otherProperties(facets, names, parts);
  if (needed.length > max || (!others && properties.length < min)) return undefined;
  const extra = min > properties.length && others ? [others.demand] : [];
  const heights = [...needed.map(({ demand }) => demand), ...extra].map((demand) => parts.height(demand));
  const filled =
    min > needed.length
      ? properties
          .map(({ demand }) => parts.height(demand))
          .toSorted((a, b) => a - b)
          .slice(0, min)
      : [];
  return { properties, others, min, max, height: Math.max(-1, ...heights, ...filled) + 1 };
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
  if (parts.height(names) === Infinity) return [];
  const sample = fc.sample(parts.arbitrary(names, 0), { seed: 1, numRuns: namesPerPattern });
  return [...new Set(sample.filter((name) => typeof name === 'string'))];
}

/** Unnamed properties are only made where the schema speaks of them, or needs them for their number. */
function otherProperties(facets: ObjectFacets, known: readonly string[], parts: Parts): ObjectPlan['others'] {
  const rules = (facets.rules ?? []).filter(({ of }) => of.others);
  const spoken = rules.length > 0 || facets.names !== undefined || (facets.rules ?? []).length === 0;
  if (!spoken && known.length >= (facets.minProperties ?? 0)) return undefined;
  const demand = both(...rules.map((rule) => rule.demand));
  if (parts.height(demand) === Infinity) return undefined;
  const names = facets.names ? both(freshNames, facets.names) : freshNames;
  const drawn = parts.height(names) < Infinity ? names : facets.names;
  if (!drawn || parts.height(drawn) === Infinity) return undefined;
  const isOther = (name: string) =>
    !known.includes(name) && (facets.rules ?? []).every(({ of }) => includesName(of, name) === of.others);
  const texts = parts.arbitrary(drawn, 0).map(String);
  if (!fc.sample(texts, { seed: 2, numRuns: 10 }).some(isOther)) return undefined;
  return { names: new Checked(texts, isOther), demand };
}
