import { constraintText } from '../constraint-text.ts';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The mock made from each contract behaves as the contract says. */
export const verify: Step = {
  name: 'verify',
  summary: 'a server made from the contract behaves as it says',
  run: async ({ root, contracts }) => {
    const { verifyOnMock } = await import('../verify-on-mock.ts');
    const { coverageFigure } = await import('../../verify/coverage.ts');
    const reports = [];
    for (const contract of contracts) reports.push(await verifyOnMock(contract, { root }));
    const constraints = coverageFigure(reports.flatMap(({ coverage }) => coverage));
    const requests = reports.reduce((sum, { cases }) => sum + cases, 0);
    return {
      findings: reports.flatMap(({ findings }) => findings),
      figure: `${constraintText(constraints)}, ${count(requests, 'case')}`,
      constraints,
    };
  },
};
