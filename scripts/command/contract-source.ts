import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Contract } from '../../src/contract/contract.ts';

/**
 * The contracts that a word on the command line means: a description, a folder with one, a project with
 * several, or the project as it was at a git revision.
 *
 * @param root the project's absolute folder
 * @throws ExpectedError when it means nothing, or what it means cannot be loaded
 */
export async function contractsFrom(root: string, word: string): Promise<readonly Contract[]> {
  const { loadContract, loadContracts, loadDescription } = await import('../../src/contract/load.ts');
  const place = path.resolve(root, word);
  const found = await stat(place).catch(() => undefined);
  if (found?.isFile()) return [await loadDescription(place, { root })];
  if (found?.isDirectory()) {
    const isProject = await stat(path.join(place, 'spec')).catch(() => undefined);
    return isProject?.isDirectory() ? loadContracts(place) : [await loadContract(place, { root })];
  }
  const { contractsAtRevision } = await import('../../src/compare/revision.ts');
  return contractsAtRevision(root, word);
}
