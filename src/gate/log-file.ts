import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The project's folder for what commands leave behind and nobody commits. */
const leftovers = '.openapi-contract';

/**
 * Where the log of a contract's mock goes: `.openapi-contract/<use>-<contract>.log`. Makes the folder,
 * which tells git to overlook it.
 *
 * @param root the project's absolute folder
 * @param use what the mock is started for: `mock`, `verify`
 */
export async function logFileOf(root: string, use: string, contract: string): Promise<string> {
  const folder = join(root, leftovers);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '.gitignore'), '*\n');
  return join(folder, `${use}-${contract}.log`);
}
