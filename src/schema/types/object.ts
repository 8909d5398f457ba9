import { isObject, type Json, type JsonObject } from '../json.ts';
import { both, type Demand } from '../demand.ts';
import { includesName } from '../name-set.ts';
import type { ObjectFacets, PropertyRule } from '../shape.ts';
import { allows, listedValues } from './listed.ts';
import { heightOf, planOf } from './object-plan.ts';
import { meetObjects, propertyDemand } from './object-rules.ts';
import { objects } from './object-values.ts';
import type { Parts, TypeRecord } from './type-record.ts';

/** How objects work in the normal form. */
export const objectType: TypeRecord<ObjectFacets> = {
  meet: meetObjects,
  possible,
  meets: mayMeet,
  accepts: (facets, value, parts) => isObject(value) && accepts(facets, value, parts),
  height: (facets, parts) => {
    if (facets.among) return listed(facets, parts).length > 0 ? 0 : Infinity;
    return heightOf(facets, parts);
  },
  exact: ({ minProperties, maxProperties, except, names }) =>
    !minProperties && maxProperties === undefined && !except && !names,
  arbitrary: (facets, parts) => {
    if (facets.among) return listedValues(listed(facets, parts));
    const plan = planOf(facets, parts);
    return plan ? objects(plan, parts) : listedValues([{}]);
  },
};

function listed(facets: ObjectFacets, parts: Parts): Json[] {
  return (facets.among ?? []).filter((value) => objectType.accepts(facets, value, parts));
}

function possible(facets: ObjectFacets, parts: Parts): boolean {
  const { required = [], minProperties = 0, maxProperties = Infinity } = facets;
  if (Math.max(minProperties, required.length) > maxProperties) return false;
  if (facets.among) return facets.among.length > 0;
  return required.every((name) => mayBe(propertyDemand(facets, name), parts));
}

function mayBe(demand: Demand, parts: Parts): boolean {
  const normal = demand.literals.length > 0 ? parts.normal(demand) : undefined;
  return !normal?.complete || normal.shapes.length > 0;
}

/** Looks at what one side requires and the other speaks of. */
function mayMeet(left: ObjectFacets, right: ObjectFacets, parts: Parts): boolean {
  if (left.among || right.among) return possible(objectType.meet(left, right), parts);
  const required = new Set([...(left.required ?? []), ...(right.required ?? [])]);
  const min = Math.max(left.minProperties ?? 0, right.minProperties ?? 0, required.size);
  if (min > Math.min(left.maxProperties ?? Infinity, right.maxProperties ?? Infinity)) return false;
  return [...required].every((name) => {
    const [one, other] = [propertyDemand(left, name), propertyDemand(right, name)];
    const isKnown = other.literals.length === 0 && (left.required?.includes(name) ?? false);
    return isKnown || mayBe(both(one, other), parts);
  });
}

function accepts(facets: ObjectFacets, value: JsonObject, parts: Parts): boolean {
  const names = Object.keys(value);
  if (names.length < (facets.minProperties ?? 0) || names.length > (facets.maxProperties ?? Infinity))
    return false;
  if (!allows(facets, value) || !(facets.required ?? []).every((name) => Object.hasOwn(value, name)))
    return false;
  const meets = ({ of, demand }: PropertyRule, name: string) =>
    includesName(of, name) && parts.accepts(demand, value[name] ?? null);
  const ruled = (facets.rules ?? []).every((rule) =>
    names.every((name) => !includesName(rule.of, name) || meets(rule, name)),
  );
  if (!ruled || !(facets.some ?? []).every((rule) => names.some((name) => meets(rule, name)))) return false;
  const allNames = facets.names;
  if (allNames && !names.every((name) => parts.accepts(allNames, name))) return false;
  return (facets.someNames ?? []).every((demand) => names.some((name) => parts.accepts(demand, name)));
}
