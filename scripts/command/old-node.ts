import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { exitCodes } from './command.ts';
import { failureText } from './failure.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { isAtLeast, oldestNode, packageFolder } from './version.ts';

/**
 * Does not return when this Node is too old. Package managers only warn of `engines`, and what follows
 * would fail in ways that say nothing: the program runs again with the Node that the project has as a
 * dependency, the npm package `node`; where there is none, it is said how to get it.
 *
 * Runs on any Node that knows ES modules.
 *
 * @param folder absolute path of the toolkit
 */
export async function replaceOldNode(folder = packageFolder()): Promise<void> {
  const oldest = oldestNode();
  if (isAtLeast(process.versions.node, oldest)) return;
  const program = nodeFrom(folder);
  if (program !== undefined && program !== realpathSync(process.execPath))
    process.exit(await runAgain(program));
  const message = `Node ${oldest} or later is needed, and this is ${process.versions.node}`;
  const [major] = oldest.split('.');
  const help = `Run \`npm install --save-dev node@${major}\` here, and then the same once more: npx, npm run and openapi-contract find that Node.`;
  process.stderr.write(failureText(new ExpectedError(message, { help })));
  process.exit(exitCodes.unusable);
}

/**
 * The Node that lies beside the toolkit, or above it as in a monorepo. Where the command was called from
 * does not count: a folder that one happens to be in must not decide what is run.
 *
 * @param folder absolute path of the toolkit
 * @returns its absolute path, links followed
 */
export function nodeFrom(folder: string): string | undefined {
  const names = process.platform === 'win32' ? ['node.exe'] : ['node'];
  for (let above = folder; ; above = path.dirname(above)) {
    const found = names
      .map((name) => path.join(above, 'node_modules/node/bin', name))
      .find((file) => existsSync(file));
    if (found !== undefined) return realpathSync(found);
    if (path.dirname(above) === above) return undefined;
  }
}

/** Runs the same words with another Node, hands signals on, and gives the exit code. */
async function runAgain(program: string): Promise<number> {
  const child = spawn(program, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A terminal gives Ctrl+C to both, and a second one would cut short what the first one began.
    process.on(signal, () => void ((signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal)));
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(failureText(new ExpectedError(`${program} cannot be run: ${error.message}`)));
      resolve(exitCodes.unusable);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
