import { join } from 'node:path';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** What stands in `generated/` is what the contracts give, byte for byte. */
export const generated: Step = {
  name: 'generated',
  summary: 'the generated files are up to date',
  run: async ({ root, contracts, whole }) => {
    const { generateFiles } = await import('../../generate/generate.ts');
    const { findStale } = await import('../../generate/stale.ts');
    const { findOrphans } = await import('../../generate/orphan.ts');
    const folder = join(root, 'generated');
    const names = contracts.map(({ name }) => name);
    const findings = whole ? await findOrphans(folder, names) : [];
    let files = 0;
    for (const contract of contracts) {
      const generatedFiles = await generateFiles(contract);
      files += generatedFiles.length;
      findings.push(...(await findStale(contract, join(folder, contract.name), generatedFiles)));
    }
    const figure =
      findings.length === 0
        ? `${count(files, 'file')} up to date`
        : `${count(findings.length, 'file')} out of date`;
    return { findings, figure };
  },
};
