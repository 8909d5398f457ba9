import { anything, fails } from '../demand.ts';
import type { Keyword } from '../keyword.ts';

/** `$ref` and `$dynamicRef`: the schema elsewhere holds here as well (Core 2020-12, section 8.2.3). */
export const references: readonly Keyword[] = [reference('$ref'), reference('$dynamicRef')];

function reference(name: '$ref' | '$dynamicRef'): Keyword {
  return {
    name,
    types: [],
    assert: (_, site) => [[{ demand: site.demandOf(name) }]],
    deny: (_, site) => {
      const target = site.target(name);
      return target ? [{ demand: fails(target) }] : [];
    },
    judge: (_, site, judgeOf) => {
      const target = site.target(name);
      const judge = target && judgeOf(target);
      return judge && ((instance, visit) => judge(instance, visit.by(name)));
    },
    children: (_, site) => {
      const target = site.target(name);
      return target
        ? [{ node: target, tokens: [name], step: undefined, also: anything, alone: anything }]
        : [];
    },
  };
}
