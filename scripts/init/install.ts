import { spawn } from 'node:child_process';
import { ExpectedError } from '../../src/expected-error.ts';
import type { Installer } from '../../src/init/installer.ts';

/**
 * Has the package manager install what package.json names. What it says goes to standard error.
 *
 * @throws ExpectedError when it is not there, or fails
 */
export async function install(root: string, { install: words }: Installer, stop: AbortSignal): Promise<void> {
  const [program = '', ...rest] = words;
  const line = words.join(' ');
  // Package managers are scripts on Windows, which only a shell runs; the words are all ours.
  const shell = process.platform === 'win32';
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell,
    signal: stop,
  });
  const problem = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : `it ended with ${code ?? signal}`),
    );
  });
  if (problem === undefined) return;
  throw new ExpectedError(`All files are written, and ${line} failed: ${problem}`, {
    help: `Mend what it says, and run ${line} again.`,
  });
}
