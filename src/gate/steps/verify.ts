import { constraintText } from '../constraint-text.ts';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The mock made from each contract behaves as the contract says. */
export const verify: Step = {
  name: 'verify',
  summary: 'a server made from the contract behaves as it says',
  inputs: async ({ requireCoverage = 0, operations }) => {
    return () => [{ text: `${requireCoverage} %` }, { text: JSON.stringify(operations ?? 'all') }];
  },
  run: async ({ root, contract, requireCoverage = 0, operations: titles }) => {
    const { verifyOnMock } = await import('../verify-on-mock.ts');
    const { coverageFigure } = await import('../../verify/coverage.ts');
    const { coverageFinding, uncovered } = await import('../../verify/coverage-finding.ts');
    const chosen = titles && new Set(titles);
    const { findings, coverage, cases, operations, allOperations } = await verifyOnMock(contract, {
      root,
      ...(chosen && { operations: ({ title }) => chosen.has(title) }),
    });
    const lacking = coverageFinding({ contract: contract.name, coverage }, requireCoverage);
    return {
      findings: [...findings, ...lacking],
      counts: { cases, leftOut: allOperations - operations.length },
      constraints: coverageFigure(coverage),
      uncovered: uncovered(coverage),
    };
  },
  figure: ({ constraints, count: counted }) =>
    [
      ...(constraints ? [constraintText(constraints)] : []),
      count(counted('cases'), 'case'),
      ...(counted('leftOut') === 0 ? [] : [`${count(counted('leftOut'), 'untouched operation')} left out`]),
    ].join(', '),
};
