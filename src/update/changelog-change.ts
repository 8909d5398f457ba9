import path from 'node:path';
import { changelogEntry, withEntry } from '../compare/changelog.ts';
import type { Comparison } from '../compare/compare.ts';
import type { Reaches } from '../compare/reach.ts';
import { specFolder } from '../contract/find.ts';
import { textAt } from '../text-at.ts';
import type { FileChange } from '../transaction/file-change.ts';

/**
 * The change that puts what a comparison found on top of a contract's `CHANGELOG.md`; none when it found nothing.
 *
 * @param root the project's absolute folder
 * @param today the day, as `2026-01-31`
 * @throws ExpectedError when the one that is there cannot be read
 */
export async function changelogChange(
  root: string,
  comparison: Comparison,
  today: string,
  reaches?: Reaches,
): Promise<FileChange[]> {
  const entry = changelogEntry(comparison, today, reaches);
  if (entry === undefined) return [];
  const file = path.posix.join(specFolder, comparison.contract, 'CHANGELOG.md');
  return [{ path: file, text: withEntry(await textAt(root, file), entry) }];
}
