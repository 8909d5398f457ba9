import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { writeInside } from '../files/inside.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import { commitOf, git } from './git.ts';

/**
 * The contracts as they were at a git revision, by name. The working tree is left alone: files are read from
 * git's store into a temporary folder, by git itself and without a shell.
 *
 * @param root the project's absolute folder, in a git repository
 * @param revision a commit, branch or tag: `origin/main`
 * @param names only these, as far as they were there; all when there are none
 * @throws ExpectedError when git knows no such revision, or a contract cannot be loaded
 */
export async function contractsAtRevision(
  root: string,
  revision: string,
  names: readonly string[] = [],
): Promise<readonly Contract[]> {
  const commit = await commitOf(root, revision);
  const files = (await filesAt(root, commit)).filter(
    (file) => names.length === 0 || names.includes(contractOf(file)),
  );
  const folder = await makeTemporaryFolder('base');
  try {
    for (const { name, blob } of files)
      await writeInside(folder, name, await git(root, 'cat-file', 'blob', blob));
    const contracts: Contract[] = [];
    for (const name of [...new Set(files.map(contractOf))].toSorted())
      contracts.push(await loadContract(path.join(folder, specFolder, name), { root: folder }));
    return contracts;
  } finally {
    await removeTemporaryFolder(folder);
  }
}

interface StoredFile {
  readonly name: string;
  readonly blob: string;
}

function contractOf({ name }: StoredFile): string {
  return name.split('/')[1] ?? '';
}

/** Ordinary files in folders of `spec/`; a link could lead anywhere. */
async function filesAt(root: string, commit: string): Promise<readonly StoredFile[]> {
  const listing = await git(root, 'ls-tree', '-r', '-z', commit, '--', `${specFolder}/`);
  return listing.split('\0').flatMap((line) => {
    const [, blob, name] = /^100(?:644|755) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
    if (blob === undefined || name === undefined) return [];
    const parts = name.split('/');
    const isBelow = parts.length > 2 && !parts.includes('..') && !name.includes('\\');
    return isBelow ? [{ name, blob }] : [];
  });
}
