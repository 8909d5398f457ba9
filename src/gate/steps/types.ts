import { count } from '../count.ts';
import { generatedFolder, type Step } from '../step.ts';

/** The generated client compiles under the strictest settings, and so do values of its schemas; violations do not. */
export const types: Step = {
  name: 'types',
  summary: 'the generated client compiles, and its types agree with the schemas',
  inputs: async (settings) => {
    return (contract) => [{ folder: generatedFolder(settings, contract) }];
  },
  run: async ({ contract, ...settings }) => {
    const { typeCheck } = await import('../../generate/type-check.ts');
    const { findings, ...counted } = await typeCheck(contract, generatedFolder(settings, contract.name));
    const faults = findings.filter(({ severity }) => severity !== 'information').length;
    return { findings, counts: { clients: 1, faults, ...counted } };
  },
  figure: ({ count: counted }) =>
    counted('faults') === 0
      ? `${count(counted('clients'), 'client')} compiled, ${count(counted('values'), 'value')} of ${extentOf(counted)}`
      : count(counted('faults'), 'type error'),
};

/** All schemas, or how many of them. */
function extentOf(counted: (name: string) => number): string {
  const [schemas, all] = [counted('schemas'), counted('allSchemas')];
  return schemas === all ? count(all, 'schema') : `${schemas} of ${count(all, 'schema')}`;
}
