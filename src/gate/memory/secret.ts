import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { isOurs } from '../../files/place.ts';
import { privateText } from '../../files/private-file.ts';

/** Names the environment variable that holds the secret where several machines are to believe one another. */
export const secretVariable = 'OPENAPI_CONTRACT_CACHE_SECRET';

/** Shorter ones can be tried out. */
const fewestCharacters = 16;

/**
 * What results are signed with, so that they count only where they were written: the environment variable, or
 * what this user's machine made up once. It is never in the project, whose files come from strangers.
 *
 * @param root the project's absolute folder
 * @returns `undefined` where there is no place to keep one: nothing is remembered there
 */
export async function memorySecret(
  root: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const given = environment[secretVariable] ?? '';
  if (given !== '') return given.length < fewestCharacters ? undefined : given;
  const folder = stateFolder(environment);
  if (folder === undefined || isOurs(root, folder)) return undefined;
  const file = path.join(folder, 'openapi-contract', 'cache-secret');
  const text = await privateText(file, () => randomBytes(32).toString('hex')).catch(() => '');
  return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

/** Where programs of a user keep what they remember (XDG Base Directory Specification 0.8; `%LOCALAPPDATA%`). */
function stateFolder(environment: NodeJS.ProcessEnv): string | undefined {
  const named = [environment['XDG_STATE_HOME'], environment['LOCALAPPDATA']];
  const absolute = named.find((each) => each !== undefined && path.isAbsolute(each));
  if (absolute !== undefined) return absolute;
  try {
    return path.join(homedir(), '.local', 'state');
  } catch {
    // A user whom the system does not know.
    return undefined;
  }
}
