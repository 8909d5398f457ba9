import { both, fails, holds, type Demand } from '../demand.ts';
import { forbidden } from '../forbidden.ts';
import type { Child, Clause, Keyword, Site } from '../keyword.ts';

/** `if` with `then` and `else`: two branches (Core 2020-12, section 10.2.2). */
const condition: Keyword = {
  name: 'if',
  types: [],
  assert: (_, site) => [
    [
      { demand: both(holds(site.child('if')), site.demandOf('then')) },
      { demand: both(fails(site.child('if')), site.demandOf('else')) },
    ],
  ],
  deny: (_, site) => [...denied('then', site), ...denied('else', site)],
  judge: (_, site, judgeOf) => {
    const judge = judgeOf(site.child('if'));
    const judgeFor = (keyword: string) =>
      Object.hasOwn(site.schema, keyword) ? judgeOf(site.child(keyword)) : undefined;
    const [first, second] = [judgeFor('then'), judgeFor('else')];
    return (instance, visit) => {
      const attempt = visit.attempt('if');
      const isMet = judge(instance, attempt);
      if (isMet) visit.learn(attempt);
      const branchOf = isMet ? first : second;
      return (
        (branchOf?.(instance, visit.by(isMet ? 'then' : 'else')) ?? true) ||
        visit.fail(site.node, 'if', `must match "${isMet ? 'then' : 'else'}" schema`)
      );
    };
  },
  children: (_, site) => [...branch('then', site), ...branch('else', site)],
};

/** `if`, and `then` and `else` where one of them says that the condition may not hold, or must. */
export const ifThenElse: readonly Keyword[] = [
  condition,
  {
    name: 'then',
    types: [],
    assert: () => [],
    deny: () => [],
    rules: (_, site) =>
      Object.hasOwn(site.schema, 'if') && site.forbids('then')
        ? [forbidden('the condition holds', holds(site.child('if')))]
        : [],
  },
  {
    name: 'else',
    types: [],
    assert: () => [],
    deny: () => [],
    rules: (_, site) =>
      Object.hasOwn(site.schema, 'if') && site.forbids('else')
        ? [forbidden('the condition does not hold', fails(site.child('if')))]
        : [],
  },
];

function denied(keyword: 'then' | 'else', site: Site): Clause {
  if (!Object.hasOwn(site.schema, keyword)) return [];
  return [{ demand: both(chosen(keyword, site), fails(site.child(keyword))) }];
}

function chosen(keyword: 'then' | 'else', site: Site): Demand {
  return keyword === 'then' ? holds(site.child('if')) : fails(site.child('if'));
}

function branch(keyword: 'then' | 'else', site: Site): readonly Child[] {
  if (!Object.hasOwn(site.schema, keyword) || site.forbids(keyword)) return [];
  const also = chosen(keyword, site);
  return [{ node: site.child(keyword), tokens: [keyword], step: undefined, also, alone: also }];
}
