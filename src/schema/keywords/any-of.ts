import { anything, both, fails, type Demand } from '../demand.ts';
import type { Json } from '../json.ts';
import type { Edge, Judge, Keyword, Site } from '../keyword.ts';
import type { Visit } from '../validate/visit.ts';
import { indices } from './all-of.ts';

/** `anyOf`: at least one subschema holds (Core 2020-12, section 10.2.1.2). */
export const anyOf: Keyword = {
  name: 'anyOf',
  types: [],
  assert: (value, site) => [indices(value).map((index) => ({ demand: site.demandOf('anyOf', index) }))],
  deny: (value, site) => [{ demand: none(indices(value), site) }],
  judge: (value, site, judgeOf) => {
    const judges = indices(value).map((index) => judgeOf(site.child('anyOf', index)));
    return (instance, visit) => {
      const attempts = holding(judges, instance, visit);
      if (attempts.some(({ holds }) => holds)) return true;
      for (const { attempt } of attempts) visit.take(attempt);
      return visit.fail(site.node, 'anyOf', 'must match a schema in anyOf');
    };
  },
  rules: (value, site) => [
    {
      tokens: [],
      boundaries: indices(value).map((index): Edge => ({
        label: `anyOf ${index}`,
        demand: site.demandOf('anyOf', index),
        child: ['anyOf', String(index)],
      })),
      breaks: [{ label: 'no branch of anyOf', demand: none(indices(value), site) }],
    },
  ],
  children: (value, site) =>
    indices(value).map((index) => ({
      node: site.child('anyOf', index),
      tokens: ['anyOf', String(index)],
      step: undefined,
      also: anything,
      get alone() {
        return none(
          indices(value).filter((other) => other !== index),
          site,
        );
      },
    })),
};

/** Which schemas hold for a value. What they evaluate is learnt; one is enough when nobody asks for that. */
function holding(judges: readonly Judge[], instance: Json, visit: Visit) {
  const attempts: { holds: boolean; attempt: Visit }[] = [];
  for (const [index, judge] of judges.entries()) {
    const attempt = visit.branch('anyOf', index);
    const holds = judge(instance, attempt);
    attempts.push({ holds, attempt });
    if (holds) visit.learn(attempt);
    if (holds && !visit.evaluated) return attempts;
  }
  return attempts;
}

function none(branches: readonly number[], site: Site): Demand {
  return both(...branches.map((index) => fails(site.child('anyOf', index))));
}
