import { count } from '../count.ts';
import { generatedFolder, type Step } from '../step.ts';

/** The generated client compiles under the strictest settings. */
export const types: Step = {
  name: 'types',
  summary: 'the generated client compiles',
  inputs: async (settings) => {
    return (contract) => [{ folder: generatedFolder(settings, contract) }];
  },
  run: async ({ contract, ...settings }) => {
    const { typeCheck } = await import('../../generate/type-check.ts');
    const findings = await typeCheck(contract, generatedFolder(settings, contract.name));
    return { findings, counts: { clients: 1 } };
  },
  figure: ({ findings, count: counted }) =>
    findings === 0 ? `${count(counted('clients'), 'client')} compiled` : count(findings, 'type error'),
};
