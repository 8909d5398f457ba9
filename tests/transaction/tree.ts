import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { FileChange } from '../../src/transaction/file-change.ts';

// So that the permissions of new files are known.
process.umask(0o022);

/** The files of a project, by path, with their texts; folders end in `/`. */
export type Tree = Readonly<Record<string, string>>;

/** A new project that holds these files, gone when the test is over. */
export async function projectOf(files: Tree): Promise<string> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'transaction-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  await place(root, files);
  return root;
}

/** Writes files below a folder. */
export async function place(root: string, files: Tree): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file);
    await mkdir(file.endsWith('/') ? target : path.dirname(target), { recursive: true });
    if (!file.endsWith('/')) await writeFile(target, text);
  }
}

/** All that is in a project, with permissions, but for what the toolkit leaves behind. */
export function treeOf(root: string): Tree {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .filter(({ file }) => !path.relative(root, file).startsWith('.openapi-contract'))
    .map(({ entry, file }) => {
      const mode = (statSync(file).mode & 0o777).toString(8);
      const name = path.relative(root, file).replaceAll(path.sep, '/');
      return entry.isDirectory() ? [`${name}/`, mode] : [name, `${mode} ${readFileSync(file, 'utf8')}`];
    });
  return Object.fromEntries(entries.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))) as Tree;
}

/** What changes have left beside the project's files. */
export function stagingsOf(root: string): string[] {
  const folder = path.join(root, '.openapi-contract');
  const entries = readdirSync(path.dirname(folder)).includes('.openapi-contract') ? readdirSync(folder) : [];
  return entries.filter((name) => name.startsWith('change-'));
}

/** Changes as a table writes them: `null` removes. */
export function changesOf(texts: Readonly<Record<string, string | null>>): FileChange[] {
  return Object.entries(texts).map(([file, text]) => ({ path: file, text: text ?? undefined }));
}
