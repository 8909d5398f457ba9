import type { Demand } from '../demand.ts';
import { jsonTypes, type JsonType } from '../json-type.ts';
import type { FacetsByType, Listed, Shape } from '../shape.ts';
import {
  affectedNames,
  demandOfBoth,
  propertyDemand,
  meetCounts,
  meetObjects,
} from '../types/object-rules.ts';
import { arrayType, itemDemand } from '../types/array.ts';
import { booleanType } from '../types/boolean.ts';
import { allows } from '../types/listed.ts';
import { nullType } from '../types/null.ts';
import { numberType } from '../types/number.ts';
import { stringType } from '../types/string.ts';

type Meets = { readonly [T in JsonType]: (left: FacetsByType[T], right: FacetsByType[T]) => FacetsByType[T] };
type Looks = {
  readonly [T in JsonType]: (facets: FacetsByType[T], isEmpty: IsEmpty, names?: readonly string[]) => boolean;
};
type IsEmpty = (demand: Demand) => boolean;

/** What two shapes allow together. */
export interface Meeting {
  /** The shape of it; `undefined` when that is plainly nothing. */
  meet(left: Shape, right: Shape): Shape | undefined;
  /** Whether it is not plainly nothing: the same look, without making the shape. */
  mayMeet(left: Shape, right: Shape): boolean;
}

const meets: Meets = {
  null: (left, right) => nullType.meet(left, right),
  boolean: (left, right) => booleanType.meet(left, right),
  number: (left, right) => numberType.meet(left, right),
  string: (left, right) => stringType.meet(left, right),
  array: (left, right) => arrayType.meet(left, right),
  object: meetObjects,
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
  object: (facets, isEmpty, names) => {
    const { required = [], minProperties = 0, maxProperties = Infinity } = facets;
    if (Math.max(minProperties, required.length) > maxProperties || facets.among?.length === 0) return true;
    return (names ?? required).some((name) => isEmpty(propertyDemand(facets, name)));
  },
};

/** What two shapes allow together, where `isEmpty` takes quick looks at what their parts must meet. */
export function createMeeting(isEmpty: IsEmpty): Meeting {
  const looked = new WeakMap<object, boolean>();
  const isPossible = <T extends JsonType>(type: T, facets: FacetsByType[T]): boolean => {
    const known = looked.get(facets);
    if (known !== undefined) return known;
    looked.set(facets, true);
    const possible = !looksEmpty[type](facets, isEmpty);
    looked.set(facets, possible);
    return possible;
  };
  const meetTyped = <T extends JsonType>(type: T, left: Shape, right: Shape): [T, FacetsByType[T]][] => {
    const [one, other]: (FacetsByType[T] | undefined)[] = [left[type], right[type]];
    if (!one || !other) return [];
    if (isFree(one) || isFree(other)) {
      const facets = isFree(one) ? other : one;
      return isPossible(type, facets) ? [[type, facets]] : [];
    }
    const facets = listed(meets[type](one, other));
    if (looksEmpty[type](facets, isEmpty, newNames(type, left, right))) return [];
    looked.set(facets, true);
    return [[type, facets]];
  };
  const mayMeetTyped = (type: JsonType, left: Shape, right: Shape): boolean => {
    const [one, other] = [left.object, right.object];
    if (type !== 'object' || !one || !other || isFree(one) || isFree(other))
      return meetTyped(type, left, right).length > 0;
    return (
      !looksEmpty.object(listed(meetCounts(one, other)), isEmpty, []) &&
      !affectedNames(one, other).some((name) => isEmpty(demandOfBoth(one, other, name)))
    );
  };
  return {
    meet: (left, right) => {
      const facets = jsonTypes.flatMap((type) => meetTyped(type, left, right));
      return facets.length > 0 ? Object.fromEntries(facets) : undefined;
    },
    mayMeet: (left, right) => jsonTypes.some((type) => mayMeetTyped(type, left, right)),
  };
}

/** The properties to look at: what each shape says alone was looked at before. */
function newNames(type: JsonType, left: Shape, right: Shape): readonly string[] | undefined {
  return type === 'object' && left.object && right.object
    ? affectedNames(left.object, right.object)
    : undefined;
}

function isFree(facets: object): boolean {
  return Object.keys(facets).length === 0;
}

/** Of listed values, those that are not excluded. */
function listed<Facets extends Listed>(facets: Facets): Facets {
  const { among, except } = facets;
  return among && except ? { ...facets, among: among.filter((value) => allows({ except }, value)) } : facets;
}
