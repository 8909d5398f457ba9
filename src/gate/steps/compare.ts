import { join } from 'node:path';
import { count } from '../count.ts';
import { findContracts } from '../../contract/find.ts';
import type { Step } from '../step.ts';

/** The contracts break nobody who relies on them as they are at the base revision. */
export const compare: Step = {
  name: 'compare',
  summary: 'nothing breaks that was promised at --base',
  needsBase: true,
  inputs: async ({ root, staged, base = '', today = '' }) => {
    const { treesAt } = await import('../../compare/git.ts');
    const trees = await treesAt(root, base);
    const superfluous = await superfluousIn(staged ?? root);
    const { sourcesOf } = await import('../../uses/source-files.ts');
    const sources = sourcesOf(root).map((file) => ({ file }));
    // Approvals expire, and sunsets come.
    return (contract) => [
      { text: trees.get(contract) ?? '' },
      { text: today },
      { text: superfluous },
      { file: join(root, '.compare.yaml') },
      ...sources,
    ];
  },
  run: async ({ root, staged, contract, base = '', today = '' }) => {
    const { contractsAtRevision } = await import('../../compare/revision.ts');
    const { readPolicy } = await import('../../compare/policy-file.ts');
    const { reviewContracts } = await import('../../compare/review.ts');
    const [promised, policy] = await Promise.all([
      contractsAtRevision(root, base, [contract.name]),
      readPolicy(root),
    ]);
    const [before] = promised;
    if (!before) return { findings: [] };
    const superfluous = await superfluousIn(staged ?? root);
    const { reachOfChanges } = await import('../../uses/reach-of-changes.ts');
    const reachOf = await reachOfChanges(before, contract, { root });
    const judged = { policy, today, heedVersion: true, superfluous, ...(reachOf && { reachOf }) };
    const { reachesSomebody } = await import('../../compare/reach.ts');
    const { comparison, approved, findings, reaches } = reviewContracts(before, contract, judged);
    const breaking = comparison.changes.filter(({ severity }) => severity === 'breaking').length;
    const reached = [...reaches].filter(
      ([{ severity }, own]) => severity === 'breaking' && reachesSomebody(own),
    ).length;
    const { comparisonRecord } = await import('../../compare/comparison-record.ts');
    const { approvals } = approved;
    return {
      findings,
      counts: { changes: comparison.changes.length, breaking, reached },
      comparison: comparisonRecord({ comparison, approvals, reaches }),
    };
  },
  ofProject: async ({ root, base = '', today = '' }, names) => {
    const { treesAt } = await import('../../compare/git.ts');
    const { readPolicy } = await import('../../compare/policy-file.ts');
    const { removedContract } = await import('../../compare/removed-contract.ts');
    const promised = [...(await treesAt(root, base)).keys()];
    const gone = promised.filter((name) => !names.includes(name));
    if (gone.length === 0) return [];
    const policy = await readPolicy(root);
    return gone.map((name) => removedContract(name, { policy, today }));
  },
  figure: ({ count: counted }) =>
    counted('changes') === 0
      ? 'no changes'
      : `${count(counted('changes'), 'change')}, ${counted('breaking')} breaking${
          counted('reached') > 0 ? `, ${counted('reached')} of them for known consumers` : ''
        }`,
};

/** Of several contracts each is compared for itself, and an approval that names none may be for any of them. */
async function superfluousIn(root: string): Promise<'any' | 'named'> {
  return (await findContracts(root)).length > 1 ? 'named' : 'any';
}
