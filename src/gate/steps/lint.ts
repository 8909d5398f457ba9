import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The contracts follow the rules of `.spectral.yaml`. */
export const lint: Step = {
  name: 'lint',
  summary: 'the contracts follow the rules of .spectral.yaml',
  run: async ({ root, contracts }) => {
    const { lintContract } = await import('../../lint/lint.ts');
    const findings = [];
    for (const contract of contracts) findings.push(...(await lintContract(contract, { root })));
    const figure = findings.length === 0 ? 'no findings' : count(findings.length, 'finding');
    return { findings, figure };
  },
};
