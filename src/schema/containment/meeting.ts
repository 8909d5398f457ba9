import type { Demand } from '../demand.ts';
import { jsonTypes, type JsonType } from '../json-type.ts';
import type { FacetsByType, Listed, Shape } from '../shape.ts';
import { arrayType, itemDemand } from '../types/array.ts';
import { booleanType } from '../types/boolean.ts';
import { allows } from '../types/listed.ts';
import { nullType } from '../types/null.ts';
import { numberType } from '../types/number.ts';
import { objectType, propertyDemand } from '../types/object.ts';
import { stringType } from '../types/string.ts';

type Meets = { readonly [T in JsonType]: (left: FacetsByType[T], right: FacetsByType[T]) => FacetsByType[T] };
type Looks = { readonly [T in JsonType]: (facets: FacetsByType[T], isEmpty: IsEmpty) => boolean };
type IsEmpty = (demand: Demand) => boolean;

const meets: Meets = {
  null: (left, right) => nullType.meet(left, right),
  boolean: (left, right) => booleanType.meet(left, right),
  number: (left, right) => numberType.meet(left, right),
  string: (left, right) => stringType.meet(left, right),
  array: (left, right) => arrayType.meet(left, right),
  object: (left, right) => objectType.meet(left, right),
};

/** So many of the first items are looked at. */
const mostItems = 16;

/** Whether facets plainly allow nothing: quick looks, of which every one that says so is right. */
const looksEmpty: Looks = {
  null: (facets) => !allows(facets, null),
  boolean: (facets) => !allows(facets, true) && !allows(facets, false),
  number: ({ among, minimum = -Infinity, maximum = Infinity, ...facets }) => {
    const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = facets;
    return (
      among?.length === 0 ||
      minimum > maximum ||
      minimum >= exclusiveMaximum ||
      exclusiveMinimum >= Math.min(maximum, exclusiveMaximum)
    );
  },
  string: ({ among, minLength = 0, maxLength = Infinity, patterns = [], notPatterns = [] }) =>
    among?.length === 0 || minLength > maxLength || patterns.some((pattern) => notPatterns.includes(pattern)),
  array: ({ minItems = 0, maxItems = Infinity, ...facets }, isEmpty) => {
    if (minItems > maxItems || (facets.unique && facets.repeated) || facets.among?.length === 0) return true;
    if (facets.counts?.some(({ min, max }) => min > Math.min(max, maxItems))) return true;
    const first = Array.from({ length: Math.min(minItems, mostItems) }, (_, index) => index);
    return first.some((index) => isEmpty(itemDemand(facets, index)));
  },
  object: ({ required = [], minProperties = 0, maxProperties = Infinity, ...facets }, isEmpty) =>
    Math.max(minProperties, required.length) > maxProperties ||
    facets.among?.length === 0 ||
    required.some((name) => isEmpty(propertyDemand(facets, name))),
};

/** What two shapes allow together; `undefined` when that is plainly nothing. */
export function meetShapes(left: Shape, right: Shape, isEmpty: IsEmpty): Shape | undefined {
  const facets = jsonTypes.flatMap((type) => meetTyped(type, left, right, isEmpty));
  return facets.length > 0 ? Object.fromEntries(facets) : undefined;
}

function meetTyped<T extends JsonType>(
  type: T,
  left: Shape,
  right: Shape,
  isEmpty: IsEmpty,
): [T, FacetsByType[T]][] {
  const [one, other]: (FacetsByType[T] | undefined)[] = [left[type], right[type]];
  if (!one || !other) return [];
  const facets = isFree(one) ? other : isFree(other) ? one : listed(meets[type](one, other));
  return isFree(facets) || !looksEmpty[type](facets, isEmpty) ? [[type, facets]] : [];
}

function isFree(facets: object): boolean {
  return Object.keys(facets).length === 0;
}

/** Of listed values, those that are not excluded. */
function listed<Facets extends Listed>(facets: Facets): Facets {
  const { among, except } = facets;
  return among && except ? { ...facets, among: among.filter((value) => allows({ except }, value)) } : facets;
}
