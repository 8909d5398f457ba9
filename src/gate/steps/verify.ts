import { constraintText } from '../constraint-text.ts';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The mock made from each contract behaves as the contract says. */
export const verify: Step = {
  name: 'verify',
  summary: 'a server made from the contract behaves as it says',
  inputs: async ({ requireCoverage = 0 }) => {
    return () => [{ text: `${requireCoverage} %` }];
  },
  run: async ({ root, contract, requireCoverage = 0 }) => {
    const { verifyOnMock } = await import('../verify-on-mock.ts');
    const { coverageFigure } = await import('../../verify/coverage.ts');
    const { coverageFinding, uncovered } = await import('../../verify/coverage-finding.ts');
    const { findings, coverage, cases } = await verifyOnMock(contract, { root });
    const lacking = coverageFinding({ contract: contract.name, coverage }, requireCoverage);
    return {
      findings: [...findings, ...lacking],
      counts: { cases },
      constraints: coverageFigure(coverage),
      uncovered: uncovered(coverage),
    };
  },
  figure: ({ constraints, count: counted }) =>
    [...(constraints ? [constraintText(constraints)] : []), count(counted('cases'), 'case')].join(', '),
};
