import { join } from 'node:path';
import { count } from '../count.ts';
import { generatedFolder, type Step } from '../step.ts';

/** What stands in `generated/` is what the contracts give, byte for byte. */
export const generated: Step = {
  name: 'generated',
  summary: 'the generated files are up to date',
  inputs: async (settings) => {
    // What imports end in follows from the configuration.
    const configuration = { file: join(settings.root, 'tsconfig.json') };
    return (contract) => [{ folder: generatedFolder(settings, contract) }, configuration];
  },
  run: async ({ contract, ...settings }) => {
    const { generateFiles } = await import('../../generate/generate.ts');
    const { findStale } = await import('../../generate/stale.ts');
    const { generationOf } = await import('../../generate/generation.ts');
    const files = await generateFiles(contract, await generationOf(settings.root, contract.name));
    const findings = await findStale(contract, generatedFolder(settings, contract.name), files);
    return { findings, counts: { files: files.length } };
  },
  ofProject: async ({ root }, names) => {
    const { findOrphans } = await import('../../generate/orphan.ts');
    return findOrphans(join(root, 'generated'), names);
  },
  figure: ({ findings, count: counted }) =>
    findings === 0
      ? `${count(counted('files'), 'file')} up to date`
      : `${count(findings, 'file')} out of date`,
};
