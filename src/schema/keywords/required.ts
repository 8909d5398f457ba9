import { isObject, type Json } from '../json.ts';
import { shaped } from '../demand.ts';
import type { Keyword, Rule, Site } from '../keyword.ts';
import { namesOf } from '../name-set.ts';
import { allPass } from './all-of.ts';
import { where, type ObjectFacets } from '../shape.ts';

/** `required`: one constraint for each name (Validation 2020-12, section 6.5.3). */
export const required: Keyword = {
  name: 'required',
  types: ['object'],
  assert: (value, site) => {
    const names = entries(value, site).filter(({ index }) => !site.leavesOut('required', index));
    return [[{ shape: where({ object: { required: names.map(({ name }) => name) } }) }]];
  },
  deny: (value, site) => entries(value, site).map(({ name }) => ({ shape: { object: without(name) } })),
  judge: (value, site) => {
    const names = entries(value, site);
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(names, visit, ({ name, index }) => {
        if (Object.hasOwn(instance, name)) return true;
        return visit.fail(site.node, 'required', `must have required property '${name}'`, index);
      });
  },
  rules: (value, site) =>
    entries(value, site).map(({ name, index }): Rule => ({
      tokens: [index],
      boundaries: [],
      breaks: [
        {
          label: `${name} missing`,
          demand: shaped({ object: without(name) }),
          edit: (part) => omitted(part, name),
        },
      ],
      beyond: shaped({ object: without(name) }),
    })),
};

/** The names that must be there in this direction: a `readOnly` property is required of responses only. */
function entries(value: Json, site: Site): readonly { name: string; index: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((name, index) =>
    typeof name === 'string' && !site.avoids(name) ? [{ name, index: String(index) }] : [],
  );
}

function omitted(part: Json, name: string): Json | undefined {
  if (!isObject(part) || !Object.hasOwn(part, name)) return undefined;
  const { [name]: _, ...rest } = part;
  return rest;
}

/** Objects that do not have a property. */
export function without(name: string): ObjectFacets {
  return { rules: [{ of: namesOf(name), demand: nothing }] };
}

const nothing = shaped({});
