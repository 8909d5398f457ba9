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
  judge: (_, site, judgeOf) => {
    const condition = judgeOf(site.child('if'));
    const judgeFor = (keyword: string) =>
      Object.hasOwn(site.schema, keyword) ? judgeOf(site.child(keyword)) : undefined;
    const [first, second] = [judgeFor('then'), judgeFor('else')];
    return (instance, visit) => {
      const attempt = visit.attempt();
      const isMet = condition(instance, attempt);
      if (isMet) visit.learn(attempt);
      const chosen = isMet ? first : second;
      return (
        (chosen?.(instance, visit) ?? true) ||
        visit.fail(site.node, 'if', `must match "${isMet ? 'then' : 'else'}" schema`)
      );
    };
  },
  children: (_, site) => [...branch('then', site), ...branch('else', site)],
};

function branch(keyword: 'then' | 'else', site: Site): readonly Child[] {
  if (!Object.hasOwn(site.schema, keyword)) return [];
  const chosen = keyword === 'then' ? holds(site.child('if')) : fails(site.child('if'));
  return [{ node: site.child(keyword), tokens: [keyword], step: undefined, also: chosen, alone: chosen }];
}
