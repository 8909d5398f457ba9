import { isObject, type Json } from '../json.ts';
import { fails, shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { allPass } from './all-of.ts';
import { forbidden } from '../forbidden.ts';
import { where } from '../shape.ts';
import { without } from './required.ts';

/** `dependentSchemas`: schemas that hold when a property is there (Core 2020-12, section 10.2.2.4). */
export const dependentSchemas: Keyword = {
  name: 'dependentSchemas',
  types: ['object'],
  assert: (value, site) =>
    triggersOf(value).map((trigger) => [
      { shape: where({ object: without(trigger) }) },
      { shape: { object: { required: [trigger] } }, demand: site.demandOf('dependentSchemas', trigger) },
    ]),
  deny: (value, site) =>
    triggersOf(value).map((trigger) => ({
      shape: { object: { required: [trigger] } },
      demand: fails(site.child('dependentSchemas', trigger)),
    })),
  judge: (value, site, judgeOf) => {
    const judges = triggersOf(value).map((trigger) => ({
      trigger,
      judge: judgeOf(site.child('dependentSchemas', trigger)),
    }));
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(
        judges,
        visit,
        ({ trigger, judge }) =>
          !Object.hasOwn(instance, trigger) || judge(instance, visit.by('dependentSchemas', trigger)),
      );
  },
  rules: (value, site) =>
    triggersOf(value)
      .filter((trigger) => site.forbids('dependentSchemas', trigger))
      .map((trigger) =>
        forbidden(`${trigger} is there`, shaped({ object: { required: [trigger] } }), trigger),
      ),
  children: (value, site) =>
    triggersOf(value)
      .filter((trigger) => !site.forbids('dependentSchemas', trigger))
      .map((trigger) => {
        const present = shaped({ object: { required: [trigger] } });
        return {
          node: site.child('dependentSchemas', trigger),
          tokens: ['dependentSchemas', trigger],
          step: undefined,
          also: present,
          alone: present,
        };
      }),
};

/** The properties whose presence brings a schema in. */
export function triggersOf(value: Json): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}
