import { isObject, type Json } from '../json.ts';
import { anything, fails, shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { forbidden } from '../forbidden.ts';
import { namesOf } from '../name-set.ts';
import { where } from '../shape.ts';

/** `properties`: what each named property must meet when it is there (Core 2020-12, section 10.3.2.1). */
export const properties: Keyword = {
  name: 'properties',
  types: ['object'],
  assert: (value, site) => {
    const names = keysOf(value);
    const rules = names.map((name) => ({ of: namesOf(name), demand: site.demandOf('properties', name) }));
    const avoided = names.filter((name) => site.avoids(name));
    return [[{ shape: where({ object: { rules, ...(avoided.length > 0 && { avoided }) } }) }]];
  },
  deny: (value, site) =>
    keysOf(value).map((name) => {
      const wrong = { of: namesOf(name), demand: fails(site.child('properties', name)) };
      return { shape: { object: { required: [name], rules: [wrong] } } };
    }),
  judge: (value, site, judgeOf) => {
    const judges = new Map(keysOf(value).map((name) => [name, judgeOf(site.child('properties', name))]));
    return (instance, visit) => {
      if (!isObject(instance)) return true;
      const names = Object.keys(instance);
      if (visit.evaluated) for (const name of names) if (judges.has(name)) visit.evaluated.names.add(name);
      const silent = visit.silently();
      const isWrong = (name: string) => judges.get(name)?.(instance[name] ?? null, silent) === false;
      // What a look tells comes before what has parts: of a union, the tag decides.
      const isFlat = (name: string) => typeof instance[name] !== 'object';
      if (visit.endsEarly)
        return (
          !names.some((name) => isFlat(name) && isWrong(name)) &&
          !names.some((name) => !isFlat(name) && isWrong(name))
        );
      const failing = names.filter(isWrong);
      for (const name of failing)
        judges.get(name)?.(instance[name] ?? null, visit.into(name, 'properties', name));
      return failing.length === 0;
    };
  },
  rules: (value, site) =>
    keysOf(value)
      .filter((name) => site.forbids('properties', name))
      .map((name) => forbidden(`${name} is there`, shaped({ object: { required: [name] } }), name)),
  children: (value, site) =>
    keysOf(value)
      .filter((name) => !site.avoids(name) && !site.forbids('properties', name))
      .map((name) => ({
        node: site.child('properties', name),
        tokens: ['properties', name],
        step: { into: 'property', name },
        also: anything,
        alone: anything,
      })),
};

function keysOf(value: Json): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
