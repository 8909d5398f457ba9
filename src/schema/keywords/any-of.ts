import { anything, both, fails, type Demand } from '../demand.ts';
import type { Edge, Keyword, Site } from '../keyword.ts';
import { indices } from './all-of.ts';

/** `anyOf`: at least one subschema holds (Core 2020-12, section 10.2.1.2). */
export const anyOf: Keyword = {
  name: 'anyOf',
  types: [],
  assert: (value, site) => [indices(value).map((index) => ({ demand: site.demandOf('anyOf', index) }))],
  deny: (value, site) => [{ demand: none(indices(value), site) }],
  rules: (value, site) => [
    {
      tokens: [],
      boundaries: indices(value).map((index): Edge => ({
        label: `anyOf ${index}`,
        demand: site.demandOf('anyOf', index),
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
      alone: none(
        indices(value).filter((other) => other !== index),
        site,
      ),
    })),
};

function none(branches: readonly number[], site: Site): Demand {
  return both(...branches.map((index) => fails(site.child('anyOf', index))));
}
