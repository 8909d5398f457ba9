import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../finding.ts';
import { isNotFound } from '../system-error.ts';
import { displayName, readFolder } from './generated-folder.ts';
import { isGenerated } from './ownership.ts';

/**
 * The folders in `generated/` that were generated from a contract which is no more, as
 * `generate/extra`.
 *
 * @param generated absolute path of `generated`
 * @param contracts the names of all contracts
 */
export async function findOrphans(generated: string, contracts: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const name of await foldersIn(generated)) {
    const folder = path.join(generated, name);
    if (contracts.includes(name) || !isGenerated((await readFolder(folder)) ?? new Map())) continue;
    findings.push({
      rule: 'generate/extra',
      severity: 'error',
      message: `${displayName(folder)} belongs to no contract in spec/`,
      contract: name,
      pointer: '',
      help: `Remove ${displayName(folder)}, or bring spec/${name} back.`,
    });
  }
  return findings;
}

/** Hidden ones are folders on their way in or out. */
async function foldersIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted();
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}
