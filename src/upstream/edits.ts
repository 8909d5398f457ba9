import path from 'node:path';
import { specFolder } from '../contract/find.ts';
import type { Finding } from '../finding.ts';
import { editedFiles, type EditedFile } from './digest.ts';
import type { Source } from './source.ts';

/**
 * The files of upstream that somebody edited, or removed, since they were fetched.
 *
 * @param contract the contract's name
 * @param folder absolute path of its folder
 * @throws ExpectedError when the folder holds no description, or several
 */
export async function findEdits(contract: string, folder: string, source: Source): Promise<Finding[]> {
  const edited = await editedFiles(folder, source);
  return edited.map((file) => finding(contract, file));
}

function finding(contract: string, { path: name, state }: EditedFile): Finding {
  const file = path.posix.join(specFolder, contract, name);
  const isEdited = state === 'edited';
  return {
    rule: `upstream/${state}`,
    severity: 'error',
    message: isEdited
      ? `${file} is not what was fetched: its digest differs from the one in source.json`
      : `${file} is missing, which was fetched`,
    contract,
    pointer: '',
    location: isEdited ? { file, line: 1, column: 1 } : { file: sourceFile(contract), line: 1, column: 1 },
    help: `Upstream is never edited by hand: bring the file back (git checkout -- ${file}) and put what you know better in an overlay, or fetch anew (openapi-contract update ${contract}).`,
  };
}

function sourceFile(contract: string): string {
  return path.posix.join(specFolder, contract, 'source.json');
}
