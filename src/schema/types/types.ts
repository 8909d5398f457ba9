import type { Arbitrary } from 'fast-check';
import type { Json } from '../json.ts';
import { Checked } from '../arbitraries/checked.ts';
import type { JsonType } from '../json-type.ts';
import type { FacetsByType, Shape } from '../shape.ts';
import { arrayType } from './array.ts';
import { booleanType } from './boolean.ts';
import { nullType } from './null.ts';
import { numberType } from './number.ts';
import { objectType } from './object.ts';
import { stringType } from './string.ts';
import type { Parts, TypeRecord } from './type-record.ts';

/** What a type's record does, asked of a whole shape: of its facets for that type. */
export interface ShapePart {
  /** What both shapes allow of the type; an empty shape when that is plainly nothing. */
  meet(left: Shape, right: Shape, parts: Parts): Shape;
  /** Whether both shapes allow something of the type, as far as a cheap look tells. */
  meets(left: Shape, right: Shape, parts: Parts): boolean;
  accepts(shape: Shape, value: Json, parts: Parts): boolean;
  height(shape: Shape, parts: Parts): number;
  /** All values of the type, when there are at most so many; `undefined` when there are more or nobody knows. */
  listed(shape: Shape, most: number): readonly Json[] | undefined;
  /** Values of the type; `undefined` when the shape has none. */
  arbitrary(shape: Shape, parts: Parts): Arbitrary<Json> | undefined;
}

/** Every type, in the order in which values are simple. */
export const shapeParts: { readonly [T in JsonType]: ShapePart } = {
  null: shapePart('null', nullType),
  boolean: shapePart('boolean', booleanType),
  number: shapePart('number', numberType),
  string: shapePart('string', stringType),
  array: shapePart('array', arrayType),
  object: shapePart('object', objectType),
};

function shapePart<T extends JsonType>(type: T, record: TypeRecord<FacetsByType[T]>): ShapePart {
  const facetsOf = (shape: Shape): FacetsByType[T] | undefined => shape[type];
  return {
    meet: (left, right, parts) => {
      const [one, other] = [facetsOf(left), facetsOf(right)];
      if (!one || !other) return {};
      const facets = record.meet(one, other);
      return record.possible(facets, parts) ? { [type]: facets } : {};
    },
    meets: (left, right, parts) => {
      const [one, other] = [facetsOf(left), facetsOf(right)];
      if (!one || !other) return false;
      return record.meets?.(one, other, parts) ?? record.possible(record.meet(one, other), parts);
    },
    accepts: (shape, value, parts) => {
      const facets = facetsOf(shape);
      return facets !== undefined && record.accepts(facets, value, parts);
    },
    height: (shape, parts) => {
      const facets = facetsOf(shape);
      return facets === undefined ? Infinity : record.height(facets, parts);
    },
    listed: (shape, most) => {
      const facets = facetsOf(shape);
      return facets === undefined ? [] : record.listed?.(facets, most);
    },
    arbitrary: (shape, parts) => {
      const facets = facetsOf(shape);
      if (facets === undefined) return undefined;
      const values = record.arbitrary(facets, parts);
      return record.exact(facets)
        ? values
        : new Checked(values, (value) => record.accepts(facets, value, parts));
    },
  };
}
