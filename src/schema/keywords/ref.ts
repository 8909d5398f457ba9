import { anything, fails } from '../demand.ts';
import type { Keyword } from '../keyword.ts';

/** `$ref`: the schema elsewhere holds here as well (Core 2020-12, section 8.2.3.1). */
export const ref: Keyword = {
  name: '$ref',
  types: [],
  assert: (_, site) => [[{ demand: site.demandOf('$ref') }]],
  deny: (_, site) => {
    const target = site.target('$ref');
    return target ? [{ demand: fails(target) }] : [];
  },
  children: (_, site) => {
    const target = site.target('$ref');
    return target
      ? [{ node: target, tokens: ['$ref'], step: undefined, also: anything, alone: anything }]
      : [];
  },
};
