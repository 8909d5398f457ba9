import { isObject, type Json } from '../json.ts';
import { shaped } from '../demand.ts';
import type { Keyword, Rule } from '../keyword.ts';
import { allPass } from './all-of.ts';
import { where } from '../shape.ts';
import { without } from './required.ts';

/** `dependentRequired`: names that must be there when another is; one constraint for each (Validation 2020-12, section 6.5.4). */
export const dependentRequired: Keyword = {
  name: 'dependentRequired',
  types: ['object'],
  assert: (value, site) =>
    dependencies(value)
      .filter(({ trigger, index }) => !site.leavesOut('dependentRequired', trigger, index))
      .map(({ trigger, name }) => [
        { shape: where({ object: without(trigger) }) },
        { shape: where({ object: { required: [trigger, name] } }) },
      ]),
  deny: (value) =>
    dependencies(value).map(({ trigger, name }) => ({ shape: { object: broken(trigger, name) } })),
  judge: (value, { node }) => {
    const all = dependencies(value);
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(all, visit, ({ trigger, name, index }) => {
        if (!Object.hasOwn(instance, trigger) || Object.hasOwn(instance, name)) return true;
        const message = `must have property ${name} when property ${trigger} is present`;
        return visit.fail(node, 'dependentRequired', message, trigger, index);
      });
  },
  rules: (value) => dependencies(value).map(ruleOf),
};

interface Dependency {
  readonly trigger: string;
  readonly name: string;
  readonly index: string;
}

function dependencies(value: Json): readonly Dependency[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([trigger, names]) => {
    if (!Array.isArray(names)) return [];
    return names.flatMap((name, index) =>
      typeof name === 'string' ? [{ trigger, name, index: String(index) }] : [],
    );
  });
}

function broken(trigger: string, name: string) {
  return { required: [trigger], ...without(name) };
}

function ruleOf({ trigger, name, index }: Dependency): Rule {
  return {
    tokens: [trigger, index],
    boundaries: [
      { label: `${trigger} with ${name}`, demand: shaped({ object: { required: [trigger, name] } }) },
      { label: `without ${trigger}`, demand: shaped({ object: without(trigger) }) },
    ],
    breaks: [{ label: `${trigger} without ${name}`, demand: shaped({ object: broken(trigger, name) }) }],
    beyond: shaped({ object: broken(trigger, name) }),
  };
}
