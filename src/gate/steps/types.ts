import { join } from 'node:path';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The generated client compiles under the strictest settings. */
export const types: Step = {
  name: 'types',
  summary: 'the generated client compiles',
  inputs: async ({ root }) => {
    return (contract) => [{ folder: join(root, 'generated', contract) }];
  },
  run: async ({ root, contract }) => {
    const { typeCheck } = await import('../../generate/type-check.ts');
    const findings = await typeCheck(contract, join(root, 'generated', contract.name));
    return { findings, counts: { clients: 1 } };
  },
  figure: ({ findings, count: counted }) =>
    findings === 0 ? `${count(counted('clients'), 'client')} compiled` : count(findings, 'type error'),
};
