import { readdir } from 'node:fs/promises';
import type { Finding } from '../finding.ts';

/**
 * What stands in `generated/` for no contract: folders whose contract is gone, files that belong
 * nowhere. Names that start with a dot are not looked at; no folder at all holds nothing extra.
 *
 * @param folder absolute path of `generated/`
 * @param contracts the names of all contracts there are
 */
export async function findOrphans(folder: string, contracts: readonly string[]): Promise<Finding[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const known = new Set(contracts);
  return entries
    .filter((entry) => !entry.name.startsWith('.') && !(entry.isDirectory() && known.has(entry.name)))
    .map(({ name }) => name)
    .toSorted()
    .map((name) => ({
      rule: 'generate/extra',
      severity: 'error',
      message: `generated/${name} belongs to no contract in spec/`,
      contract: name,
      pointer: '',
      help: `Remove generated/${name}, or bring its contract back.`,
    }));
}
