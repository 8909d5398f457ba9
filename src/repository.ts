import { existsSync } from 'node:fs';
import path from 'node:path';

/** The absolute folder of the git repository that a folder is in; nothing when it is in none. */
export function repositoryOf(folder: string): string | undefined {
  return foldersUpFrom(folder).find((each) => existsSync(path.join(each, '.git')));
}

/** A folder and those above it, to the root of the file system. */
export function foldersUpFrom(folder: string): readonly string[] {
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}
