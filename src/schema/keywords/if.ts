import { both, fails, holds } from '../demand.ts';
import type { Child, Keyword, Site } from '../keyword.ts';

/** `if` with `then` and `else`: two branches (Core 2020-12, section 10.2.2). */
export const ifThenElse: Keyword = {
  name: 'if',
  types: [],
  assert: (_, site) => [
    [
      { demand: both(holds(site.child('if')), site.demandOf('then')) },
      { demand: both(fails(site.child('if')), site.demandOf('else')) },
    ],
  ],
  deny: (_, site) => [
    ...branch('then', site).map(({ also, node }) => ({ demand: both(also, fails(node)) })),
    ...branch('else', site).map(({ also, node }) => ({ demand: both(also, fails(node)) })),
  ],
  children: (_, site) => [...branch('then', site), ...branch('else', site)],
};

function branch(keyword: 'then' | 'else', site: Site): readonly Child[] {
  if (!Object.hasOwn(site.schema, keyword)) return [];
  const chosen = keyword === 'then' ? holds(site.child('if')) : fails(site.child('if'));
  return [{ node: site.child(keyword), tokens: [keyword], step: undefined, also: chosen, alone: chosen }];
}
