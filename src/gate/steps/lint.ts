import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The contracts follow the rules of `.spectral.yaml`. */
export const lint: Step = {
  name: 'lint',
  summary: 'the contracts follow the rules of .spectral.yaml',
  inputs: async ({ root }) => {
    const { rulesetFiles } = await import('../../lint/ruleset-files.ts');
    const files = await rulesetFiles(root);
    return () => files?.map((file) => ({ file }));
  },
  run: async ({ root, contract }) => {
    const { lintContract } = await import('../../lint/lint.ts');
    return { findings: await lintContract(contract, { root }) };
  },
  figure: ({ findings }) => (findings === 0 ? 'no findings' : count(findings, 'finding')),
};
