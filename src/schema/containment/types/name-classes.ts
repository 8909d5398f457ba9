import { both, shaped, type Demand } from '../../demand.ts';
import type { NameSet, ObjectFacets } from '../../shape.ts';
import { includesName } from '../../name-set.ts';
import { propertyDemand } from '../../types/object-rules.ts';
import type { Search } from '../search.ts';

/** Property names that the rules of an object do not tell apart: one name, or all that match the same patterns. */
export interface NameClass {
  /** The one name; `undefined` when it is a class of unnamed ones. */
  readonly name: string | undefined;
  /** What the names meet, as texts. */
  readonly names: Demand;
  /** What their values must meet. */
  readonly values: Demand;
  isIn(set: NameSet): boolean;
}

/** More patterns than this are not told apart in all combinations. */
const mostPatterns = 7;

/** All classes of names that an object's rules speak of, and whether these are all names there are. */
export function nameClasses(
  facets: ObjectFacets,
  search: Search,
): { classes: readonly NameClass[]; complete: boolean } {
  const sets = [...(facets.rules ?? []), ...(facets.some ?? [])].map(({ of }) => of);
  const names = new Set([...(facets.required ?? []), ...sets.flatMap((set) => set.names ?? [])]);
  const patterns = [...new Set(sets.flatMap((set) => set.patterns ?? []))];
  const named = [...names].map((name) => namedClass(name, facets));
  const unnamed = combinations(patterns).map((matched) =>
    unnamedClass(matched, patterns, [...names], facets),
  );
  const { names: allowed } = facets;
  const classes = [
    ...named.filter(({ name }) => !allowed || search.accepts(allowed, name ?? '')),
    ...unnamed,
  ];
  return { classes, complete: patterns.length <= mostPatterns };
}

function namedClass(name: string, facets: ObjectFacets): NameClass {
  const isIn = (set: NameSet) => includesName(set, name);
  return { name, names: shaped({ string: { among: [name] } }), values: propertyDemand(facets, name), isIn };
}

function unnamedClass(
  matched: readonly string[],
  patterns: readonly string[],
  names: readonly string[],
  facets: ObjectFacets,
): NameClass {
  const isIn = (set: NameSet) =>
    (set.patterns?.some((pattern) => matched.includes(pattern)) ?? false) !== set.others;
  const missed = patterns.filter((pattern) => !matched.includes(pattern));
  const string = {
    ...(matched.length > 0 && { patterns: matched }),
    ...(missed.length > 0 && { notPatterns: missed }),
    ...(names.length > 0 && { except: names }),
  };
  const own = shaped({ string });
  return {
    name: undefined,
    names: facets.names ? both(own, facets.names) : own,
    values: valuesOf(facets, isIn),
    isIn,
  };
}

function valuesOf({ rules = [] }: ObjectFacets, isIn: NameClass['isIn']): Demand {
  return both(...rules.filter(({ of }) => isIn(of)).map(({ demand }) => demand));
}

/** All sets of patterns; of many patterns, none and each alone. */
function combinations(patterns: readonly string[]): readonly (readonly string[])[] {
  if (patterns.length > mostPatterns) return [[], ...patterns.map((pattern) => [pattern])];
  let sets: readonly (readonly string[])[] = [[]];
  for (const pattern of patterns) sets = sets.flatMap((set) => [set, [...set, pattern]]);
  return sets;
}
