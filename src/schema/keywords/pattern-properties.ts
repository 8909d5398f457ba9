import { isObject, type Json } from '../json.ts';
import { anything, fails, shaped } from '../demand.ts';
import type { Keyword } from '../keyword.ts';
import { matcherOf } from '../languages/matcher.ts';
import { forbidden } from '../forbidden.ts';
import { allPass } from './all-of.ts';
import { where, type NameSet } from '../shape.ts';

/** `patternProperties`: every property whose name matches a pattern (Core 2020-12, section 10.3.2.2). */
export const patternProperties: Keyword = {
  name: 'patternProperties',
  types: ['object'],
  assert: (value, site) => {
    const rules = patternsOf(value).map((pattern) => ({
      of: matching(pattern),
      demand: site.demandOf('patternProperties', pattern),
    }));
    return [[{ shape: where({ object: { rules } }) }]];
  },
  deny: (value, site) =>
    patternsOf(value).map((pattern) => {
      const wrong = { of: matching(pattern), demand: fails(site.child('patternProperties', pattern)) };
      return { shape: { object: { some: [wrong] } } };
    }),
  judge: (value, site, judgeOf) => {
    const judges = patternsOf(value).map((pattern) => ({
      pattern,
      matcher: matcherOf(pattern),
      judge: judgeOf(site.child('patternProperties', pattern)),
    }));
    return (instance, visit) =>
      !isObject(instance) ||
      allPass(Object.entries(instance), visit, ([name, member]) => {
        const spoken = judges.filter(({ matcher }) => matcher.test(name));
        if (spoken.length > 0) visit.evaluated?.names.add(name);
        return allPass(spoken, visit, ({ judge, pattern }) =>
          judge(member, visit.into(name, 'patternProperties', pattern)),
        );
      });
  },
  rules: (value, site) =>
    patternsOf(value)
      .filter((pattern) => site.forbids('patternProperties', pattern))
      .map((pattern) => {
        const some = [{ of: matching(pattern), demand: anything }];
        return forbidden(`a property that matches ${pattern}`, shaped({ object: { some } }), pattern);
      }),
  children: (value, site) =>
    patternsOf(value)
      .filter((pattern) => !site.forbids('patternProperties', pattern))
      .map((pattern) => ({
        node: site.child('patternProperties', pattern),
        tokens: ['patternProperties', pattern],
        step: { into: 'properties', names: matching(pattern) },
        also: anything,
        alone: anything,
      })),
};

function patternsOf(value: Json): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function matching(pattern: string): NameSet {
  return { patterns: [pattern], others: false };
}
