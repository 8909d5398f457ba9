import { existsSync } from 'node:fs';
import path from 'node:path';
import { foldersUpFrom } from './folders-up.ts';

/** The toolkit's own absolute folder: the nearest above this file with a package.json, in the repository and in `dist/` alike. */
export function packageFolder(): string {
  const folder = foldersUpFrom(import.meta.dirname).find((each) =>
    existsSync(path.join(each, 'package.json')),
  );
  if (folder === undefined) throw new Error('openapi-contract has no package.json');
  return folder;
}
