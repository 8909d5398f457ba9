import { lstat } from 'node:fs/promises';
import { ExpectedError } from '../expected-error.ts';
import { isNotFound } from '../system-error.ts';
import { type FolderContent, displayName, readFolder } from './generated-folder.ts';
import { hasHeader } from './header.ts';

/**
 * Makes sure that replacing a folder loses nobody's work: there is none, it is empty, or all in it
 * was generated.
 *
 * @returns what is in it, `undefined` when it does not exist
 * @throws ExpectedError naming the first thing that was not generated
 */
export async function readOwned(folder: string): Promise<FolderContent | undefined> {
  await refuseLink(folder);
  const content = await readFolder(folder);
  const foreign = content && foreignFile(content);
  if (foreign === undefined) return content;
  throw new ExpectedError(`${displayName(folder, foreign)} was not generated, and writing would remove it`, {
    location: { file: displayName(folder, foreign), line: 1, column: 1 },
    help: `Move it out of ${displayName(folder)}, which is replaced as a whole.`,
  });
}

/** Whether any file of a folder bears the header of generated files. */
export function isGenerated(content: FolderContent): boolean {
  return [...content.values()].some((text) => text !== undefined && hasHeader(text));
}

/** JSON has no comments to bear the header: the bundled document is known by its name, beside files that have one. */
function foreignFile(content: FolderContent): string | undefined {
  const generated = isGenerated(content);
  const ours = (file: string, text = ''): boolean =>
    hasHeader(text) || (file === 'openapi.json' && generated);
  return [...content].find(([file, text]) => !ours(file, text))?.[0];
}

async function refuseLink(folder: string): Promise<void> {
  try {
    if ((await lstat(folder)).isDirectory()) return;
  } catch (error) {
    if (isNotFound(error)) return;
    throw error;
  }
  throw new ExpectedError(`${displayName(folder)} is not a folder`, {
    help: 'Remove it, so that a folder can be written there.',
  });
}
