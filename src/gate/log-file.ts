import { join } from 'node:path';
import { makeLeftovers } from '../leftovers.ts';

/**
 * Where the log of a contract's mock goes: `.openapi-contract/<use>-<contract>.log`. Makes the folder,
 * which tells git to overlook it.
 *
 * @param root the project's absolute folder
 * @param use what the mock is started for: `mock`, `verify`
 */
export async function logFileOf(root: string, use: string, contract: string): Promise<string> {
  return join(await makeLeftovers(root), `${use}-${contract}.log`);
}
