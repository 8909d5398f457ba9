import { join } from 'node:path';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** The generated client compiles under the strictest settings. */
export const types: Step = {
  name: 'types',
  summary: 'the generated client compiles',
  run: async ({ root, contracts }) => {
    const { typeCheck } = await import('../../generate/type-check.ts');
    const checks = contracts.map((contract) => typeCheck(contract, join(root, 'generated', contract.name)));
    const findings = (await Promise.all(checks)).flat();
    const figure =
      findings.length === 0
        ? `${count(contracts.length, 'client')} compiled`
        : count(findings.length, 'type error');
    return { findings, figure };
  },
};
