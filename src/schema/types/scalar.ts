import * as fc from 'fast-check';
import type { Json } from '../json.ts';
import type { Listed } from '../shape.ts';
import { allows, meetListed } from './listed.ts';
import type { TypeRecord } from './type-record.ts';

/** The record of a type that has so few values that they are simply listed. */
export function listedType(values: readonly Json[]): TypeRecord<Listed> {
  const allowed = (facets: Listed) => values.filter((value) => allows(facets, value));
  return {
    meet: meetListed,
    possible: (facets) => allowed(facets).length > 0,
    accepts: (facets, value) => allowed(facets).some((one) => one === value),
    height: (facets) => (allowed(facets).length > 0 ? 0 : Infinity),
    listed: allowed,
    exact: () => true,
    arbitrary: (facets) => fc.constantFrom(...allowed(facets)),
  };
}
