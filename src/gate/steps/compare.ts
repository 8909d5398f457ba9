import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The contracts break nobody who relies on them as they are at the base revision. */
export const compare: Step = {
  name: 'compare',
  summary: 'nothing breaks that was promised at --base',
  needsBase: true,
  run: async ({ root, contracts, whole, base = '', today = '' }) => {
    const { contractsAtRevision } = await import('../../compare/revision.ts');
    const { readPolicy } = await import('../../compare/policy-file.ts');
    const { removedContract, reviewContracts } = await import('../../compare/review.ts');
    const names = contracts.map(({ name }) => name);
    const [promised, policy] = await Promise.all([
      contractsAtRevision(root, base, whole ? [] : names),
      readPolicy(root),
    ]);
    const reviews = contracts.flatMap((head) => {
      const before = promised.find(({ name }) => name === head.name);
      return before ? [reviewContracts(before, head, { policy, today, heedVersion: true })] : [];
    });
    const changes = reviews.flatMap(({ comparison }) => comparison.changes);
    const breaking = changes.filter(({ severity }) => severity === 'breaking').length;
    const removed = promised.filter(({ name }) => !names.includes(name));
    return {
      findings: [...reviews.flatMap(({ findings }) => findings), ...removed.map(removedContract)],
      figure:
        changes.length === 0 ? 'no changes' : `${count(changes.length, 'change')}, ${breaking} breaking`,
    };
  },
};
