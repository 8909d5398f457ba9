import { isObject } from '../json.ts';
import { anything, fails, shaped } from '../demand.ts';
import type { Keyword, Site } from '../keyword.ts';
import { includesName } from '../name-set.ts';
import { allPass } from './all-of.ts';
import { withAnother } from '../forbidden.ts';
import { where, type NameSet } from '../shape.ts';

/** `additionalProperties`: every property that `properties` and `patternProperties` do not name (Core 2020-12, section 10.3.2.3). */
export const additionalProperties: Keyword = {
  name: 'additionalProperties',
  types: ['object'],
  assert: (_, site) => [
    [
      {
        shape: where({
          object: { rules: [{ of: others(site), demand: site.demandOf('additionalProperties') }] },
        }),
      },
    ],
  ],
  deny: (_, site) => [
    {
      shape: { object: { some: [{ of: others(site), demand: fails(site.child('additionalProperties')) }] } },
    },
  ],
  judge: (value, site, judgeOf) => {
    const judge = judgeOf(site.child('additionalProperties'));
    const of = others(site);
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(Object.entries(instance), visit, ([name, member]) => {
        if (!includesName(of, name)) return true;
        visit.evaluated?.names.add(name);
        if (value === false)
          return visit.fail(site.node, 'additionalProperties', 'must NOT have additional properties');
        return judge(member, visit.into(name, 'additionalProperties'));
      });
  },
  rules: (_, site) => {
    if (!site.forbids('additionalProperties')) return [];
    const some = [{ of: others(site), demand: shaped({ string: {}, number: {}, boolean: {} }) }];
    return [
      {
        tokens: [],
        boundaries: [],
        breaks: [
          {
            label: 'unknown property',
            demand: shaped({ object: { some } }),
            edit: (part) => withAnother(part, others(site)),
          },
        ],
      },
    ];
  },
  children: (value, site) => {
    if (value === true || site.forbids('additionalProperties')) return [];
    const node = site.child('additionalProperties');
    const step = { into: 'properties', names: others(site) } as const;
    return [{ node, tokens: ['additionalProperties'], step, also: anything, alone: anything }];
  },
};

function others({ schema }: Site): NameSet {
  const names = isObject(schema.properties) ? Object.keys(schema.properties) : [];
  const patterns = isObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : [];
  return { names, patterns, others: true };
}
