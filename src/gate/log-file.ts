import { join } from 'node:path';
import { ExpectedError } from '../expected-error.ts';
import { leftovers, makeLeftovers } from '../files/leftovers.ts';

/**
 * Where the log of a contract's mock goes: `.openapi-contract/<use>-<contract>.log`. Makes the folder,
 * which tells git to overlook it.
 *
 * @param root the project's absolute folder
 * @param use what the mock is started for: `mock`, `verify`
 * @throws ExpectedError when the folder cannot be made: the project is read-only, the disk is full, a link is there
 */
export async function logFileOf(root: string, use: string, contract: string): Promise<string> {
  const folder = await makeLeftovers(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
    throw new ExpectedError(`The mock's log cannot be written to ${leftovers}/ (${error.code})`, {
      help: 'Make the folder of the project writable, or work on a copy of it.',
      cause: error,
    });
  });
  return join(folder, `${use}-${contract}.log`);
}
