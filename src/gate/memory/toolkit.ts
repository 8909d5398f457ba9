import path from 'node:path';
import { foldersUpFrom } from '../../folders-up.ts';
import { packageFolder } from '../../package-folder.ts';
import { contentDigest } from './content.ts';

/** What tells how packages were installed; the first are the package managers' own notes of what really is there. */
const lockFiles = [
  'node_modules/.package-lock.json',
  'node_modules/.pnpm/lock.yaml',
  'node_modules/.yarn-state.yml',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];

/**
 * A digest of all that judges contracts: the toolkit's own code (its version does not change while it is
 * worked on), the Node that runs it, and the packages that are installed.
 *
 * @param root the project's absolute folder
 */
export async function toolkitDigest(root: string): Promise<string> {
  return contentDigest([
    { text: `${process.version} ${process.platform} ${process.arch}` },
    // Declarations run nowhere, and are most of the published files.
    { folder: sourceFolder, without: '.d.ts' },
    { file: path.join(packageFolder(), 'package.json') },
    // A workspace installs at its top, and Node finds packages in any of them.
    ...foldersUpFrom(root).flatMap((folder) => lockFiles.map((file) => ({ file: path.join(folder, file) }))),
  ]);
}

/** `src/`, or `dist/src/` in the published package. */
const sourceFolder = path.resolve(import.meta.dirname, '../..');
