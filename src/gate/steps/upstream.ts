import { join } from 'node:path';
import { specFolder } from '../../contract/find.ts';
import { count } from '../count.ts';
import type { Step } from '../step.ts';

/** Nobody edited what a publisher ships. */
export const upstream: Step = {
  name: 'upstream',
  summary: 'upstream is as it was fetched',
  inputs: async () => () => [],
  run: async ({ root, contract }) => {
    const { readSource } = await import('../../upstream/source.ts');
    const { findEdits } = await import('../../upstream/edits.ts');
    const folder = join(root, specFolder, contract.name);
    const source = await readSource(folder, root);
    // A contract that is written here has no upstream to differ from.
    const findings = source ? await findEdits(contract.name, folder, source) : [];
    return { findings, counts: source ? { fetched: 1, own: 0 } : { fetched: 0, own: 1 } };
  },
  figure: ({ findings, count: counted }) => {
    if (findings > 0) return `${count(findings, 'file')} edited by hand`;
    const fetched = counted('fetched');
    if (fetched === 0) return 'no source.json, nothing to compare with';
    return counted('own') === 0
      ? 'as fetched'
      : `${fetched} as fetched, ${counted('own')} without source.json`;
  },
};
