import type { NumberFacets } from '../../shape.ts';
import { numberType } from '../../types/number.ts';
import { gathered, type Found } from '../found.ts';
import type { Finder, Search } from '../search.ts';
import { findMultiples } from './multiples.ts';
import { findReals } from './reals.ts';

/** How numbers are found: by exact decimal arithmetic, so that what is shown not to exist does not. */
export const findNumbers: Finder<NumberFacets> = (facets, want, search) =>
  gathered(
    withoutFormats(facets).map((way) => () => findPlain(way, want, search)),
    want,
  );

function findPlain(facets: NumberFacets, want: number, search: Search): Found {
  const accepts = (value: number) => numberType.accepts(facets, value, search.parts);
  return facets.multiples ? findMultiples(facets, want, accepts) : findReals(facets, want, accepts);
}

/** The formats of numbers as other facets: the ways to meet them, which together are all. */
function withoutFormats({ formats = [], notFormats = [], ...plain }: NumberFacets): readonly NumberFacets[] {
  if (notFormats.some((format) => !bounded.has(format))) return [];
  let ways: readonly NumberFacets[] = [plain];
  for (const format of formats)
    ways = ways.map((way) => numberType.meet(way, bounded.get(format)?.has ?? {}));
  for (const format of notFormats)
    ways = ways.flatMap((way) =>
      (bounded.get(format)?.lacks ?? []).map((lack) => numberType.meet(way, lack)),
    );
  return ways;
}

/** What formats of numbers say (OpenAPI 3.1, "Data Types"); those that are not here say nothing. */
const bounded: ReadonlyMap<string, { has: NumberFacets; lacks: readonly NumberFacets[] }> = new Map([
  ['int32', integers(2 ** 31)],
  ['int64', integers(2 ** 63)],
]);

/** Integers from `-limit` to below `limit`. */
function integers(limit: number): { has: NumberFacets; lacks: readonly NumberFacets[] } {
  return {
    has: { multiples: [1], minimum: -limit, exclusiveMaximum: limit },
    lacks: [{ notMultiples: [1] }, { exclusiveMaximum: -limit }, { minimum: limit }],
  };
}
