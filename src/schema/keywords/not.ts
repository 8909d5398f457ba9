import { fails, holds } from '../demand.ts';
import { jsonTypes } from '../json-type.ts';
import type { Keyword } from '../keyword.ts';

/** `not`: the subschema fails (Core 2020-12, section 10.2.1.4). */
export const not: Keyword = {
  name: 'not',
  types: jsonTypes,
  assert: (_, site) => [[{ demand: fails(site.child('not')) }]],
  deny: (_, site) => [{ demand: holds(site.child('not')) }],
  judge: (_, site, judgeOf) => {
    const judge = judgeOf(site.child('not'));
    return (instance, visit) =>
      !judge(instance, visit.silently()) || visit.fail(site.node, 'not', 'must NOT be valid');
  },
  rules: (_, site) => [
    {
      tokens: [],
      boundaries: [{ label: 'not', demand: fails(site.child('not')) }],
      breaks: [{ label: 'what must not be', demand: holds(site.child('not')) }],
    },
  ],
};
