import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { specFolder } from '../contract/find.ts';
import { ExpectedError } from '../expected-error.ts';

const execute = promisify(execFile);

/** Larger than any description that is read. */
const maximumBytes = 80 * 2 ** 20;

/**
 * What a checkout may hold to make git run something: a repository among its files, whose configuration
 * counts (`safe.bareRepository` of git-config(1)), and a watcher of files.
 */
const harmless = ['-c', 'safe.bareRepository=explicit', '-c', 'core.fsmonitor=false'];

/** Runs git in a project, without a shell, and gives what it prints. */
export async function git(root: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await execute('git', [...harmless, ...words], { cwd: root, maxBuffer: maximumBytes });
  return stdout;
}

/**
 * The id of the commit that a revision names.
 *
 * @throws ExpectedError when git knows no such revision
 */
export async function commitOf(root: string, revision: string): Promise<string> {
  try {
    return (
      await git(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
    ).trim();
  } catch (cause) {
    const help = (await isShallow(root))
      ? 'This clone is shallow, as those of CI are: fetch more of it (git fetch --unshallow, or fetch-depth: 0 of actions/checkout).'
      : 'Name a description, a folder with one, or a revision that `git log` knows; fetch it first if it is remote.';
    throw new ExpectedError(`${JSON.stringify(revision)} is no file, no folder and no git revision`, {
      help,
      cause,
    });
  }
}

async function isShallow(root: string): Promise<boolean> {
  const said = await git(root, 'rev-parse', '--is-shallow-repository').catch(() => '');
  return said.trim() === 'true';
}

/**
 * The contracts that a revision has, by name, each with the id that git gives to the content of its folder.
 *
 * @throws ExpectedError when git knows no such revision
 */
export async function treesAt(root: string, revision: string): Promise<ReadonlyMap<string, string>> {
  const listing = await git(root, 'ls-tree', '-z', await commitOf(root, revision), '--', `${specFolder}/`);
  const trees = listing.split('\0').flatMap((line): [string, string][] => {
    const [, id, name] = /^040000 tree ([0-9a-f]+)\t.*?([^/]+)$/s.exec(line) ?? [];
    return id === undefined || name === undefined || name.startsWith('.') ? [] : [[name, id]];
  });
  return new Map(trees);
}
