import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldersUpFrom } from './folders-up.ts';

/** The absolute folder of the git repository that a folder is in; nothing when it is in none. */
export function repositoryOf(folder: string): string | undefined {
  return foldersUpFrom(folder).find((each) => existsSync(path.join(each, '.git')));
}
