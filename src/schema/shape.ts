import type { Json } from './json.ts';
import type { Demand } from './demand.ts';
import { jsonTypes, type JsonType } from './json-type.ts';

/** What may be said of values of every type: `enum` and `const`, and their complements. */
export interface Listed {
  /** Only these values. */
  readonly among?: readonly Json[];
  /** None of these values. */
  readonly except?: readonly Json[];
}

/** What a null must meet: there is only one. */
export type NullFacets = Listed;

/** What a boolean must meet. */
export type BooleanFacets = Listed;

/** What a number must meet; every facet that is left out allows everything. */
export interface NumberFacets extends Listed {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
  readonly multiples?: readonly number[];
  readonly notMultiples?: readonly number[];
  /** Make the lowest, or the highest, number that there is. */
  readonly extreme?: 'low' | 'high';
  readonly formats?: readonly string[];
  readonly notFormats?: readonly string[];
}

/** What a string must meet; lengths are in code points (Validation 2020-12, section 6.3). */
export interface StringFacets extends Listed {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly patterns?: readonly string[];
  readonly notPatterns?: readonly string[];
  /** Make the shortest, or the longest, text that there is. */
  readonly extreme?: 'short' | 'long';
  readonly formats?: readonly string[];
  readonly notFormats?: readonly string[];
}

/** Items at positions `from` to `to`, both included, counted from 0. */
export interface ItemRange {
  readonly from: number;
  readonly to: number;
}

/** Every item of a range meets a demand. */
export interface ItemRule extends ItemRange {
  readonly demand: Demand;
}

/** Between `min` and `max` items of a range meet a demand. */
export interface ItemCount extends ItemRange {
  readonly demand: Demand;
  /** The complement of the demand; needed where `max` is not infinite. */
  readonly against?: Demand;
  readonly min: number;
  readonly max: number;
}

/** What an array must meet. */
export interface ArrayFacets extends Listed {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly rules?: readonly ItemRule[];
  readonly counts?: readonly ItemCount[];
  readonly unique?: boolean;
  readonly repeated?: boolean;
}

/** Which property names are meant. */
export interface NameSet {
  readonly names?: readonly string[];
  readonly patterns?: readonly string[];
  /** Whether every name is meant but those. */
  readonly others: boolean;
}

/** Every property in a set of names meets a demand. */
export interface PropertyRule {
  readonly of: NameSet;
  readonly demand: Demand;
}

/** What an object must meet. */
export interface ObjectFacets extends Listed {
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly rules?: readonly PropertyRule[];
  /** At least one property in a set of names meets a demand. */
  readonly some?: readonly PropertyRule[];
  /** Every name meets a demand. */
  readonly names?: Demand;
  /** At least one name meets a demand, each of these. */
  readonly someNames?: readonly Demand[];
  /** Properties that valid values are made without: `readOnly` in a request, `writeOnly` in a response. */
  readonly avoided?: readonly string[];
}

/** The facets of each type. */
export interface FacetsByType {
  readonly null: NullFacets;
  readonly boolean: BooleanFacets;
  readonly number: NumberFacets;
  readonly string: StringFacets;
  readonly array: ArrayFacets;
  readonly object: ObjectFacets;
}

/** A normal form: for each type what a value of it must meet. A type that is left out is impossible. */
export type Shape = { readonly [T in JsonType]?: FacetsByType[T] };

/** The normal form of every value. */
export const anyShape: Shape = Object.fromEntries(jsonTypes.map((type) => [type, {}]));

/** Values of these types are bound to their facets, those of every other type are free. */
export function where(shape: Shape): Shape {
  return { ...anyShape, ...shape };
}
