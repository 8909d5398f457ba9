import type { Json } from '../../json.ts';
import { jsonTypes, type JsonType } from '../../json-type.ts';
import type { FacetsByType, Shape } from '../../shape.ts';
import { booleanType } from '../../types/boolean.ts';
import { nullType } from '../../types/null.ts';
import { shapeParts } from '../../types/types.ts';
import { gathered, none, type Found } from '../found.ts';
import type { Finder, Search } from '../search.ts';
import { findArrays } from './array.ts';
import { findListed } from './listed.ts';
import { findNumbers } from './number.ts';
import { findObjects } from './object.ts';
import { findStrings } from './string.ts';

type FindsIn = (shape: Shape, want: number, search: Search) => Found;

const finders: { readonly [T in JsonType]: FindsIn } = {
  null: finderOf('null', (facets, want, { parts }) =>
    findListed([null], (value) => nullType.accepts(facets, value, parts), want),
  ),
  boolean: finderOf('boolean', (facets, want, { parts }) =>
    findListed([true, false], (value) => booleanType.accepts(facets, value, parts), want),
  ),
  number: finderOf('number', findNumbers),
  string: finderOf('string', findStrings),
  array: finderOf('array', findArrays),
  object: finderOf('object', findObjects),
};

/** The values of a shape, type by type. */
export function findShaped(shape: Shape, want: number, search: Search): Found {
  return gathered(
    jsonTypes.map((type) => () => finders[type](shape, want, search)),
    want,
  );
}

function finderOf<T extends JsonType>(type: T, find: Finder<FacetsByType[T]>): FindsIn {
  const facetsOf = (shape: Shape): FacetsByType[T] | undefined => shape[type];
  return (shape, want, search) => {
    const facets = facetsOf(shape);
    if (facets === undefined) return none;
    const accepts = (value: Json) => shapeParts[type].accepts(shape, value, search.parts);
    return facets.among ? findListed(facets.among, accepts, want) : find(facets, want, search);
  };
}
