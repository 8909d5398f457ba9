import type { Finding } from '../../finding.ts';
import { constraintText } from '../constraint-text.ts';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The mock made from each contract behaves as the contract says. */
export const verify: Step = {
  name: 'verify',
  summary: 'a server made from the contract behaves as it says',
  run: async ({ root, contracts, requireCoverage = 0 }) => {
    const { verifyOnMock } = await import('../verify-on-mock.ts');
    const { coverageFigure } = await import('../../verify/coverage.ts');
    const { coverageFinding } = await import('../../verify/coverage-finding.ts');
    const reports = [];
    const findings: Finding[] = [];
    for (const contract of contracts) {
      const report = await verifyOnMock(contract, { root });
      const covered = { contract: contract.name, coverage: report.coverage };
      findings.push(...report.findings, ...coverageFinding(covered, requireCoverage));
      reports.push(report);
    }
    const constraints = coverageFigure(reports.flatMap(({ coverage }) => coverage));
    const requests = reports.reduce((sum, { cases }) => sum + cases, 0);
    return {
      findings,
      figure: `${constraintText(constraints)}, ${count(requests, 'case')}`,
      constraints,
    };
  },
};
