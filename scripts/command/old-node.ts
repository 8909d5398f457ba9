import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { exitCodes } from './command.ts';
import { failureText } from './failure.ts';
import { ExpectedError } from '../../src/expected-error.ts';
import { foldersUpFrom } from '../../src/folders-up.ts';
import { packageFolder } from '../../src/package-folder.ts';
import { isAtLeast, oldestNode } from './version.ts';

/**
 * Does not return when this Node is too old. Package managers only warn of `engines`, and what follows
 * would fail in ways that say nothing: the program runs again with the Node that the project has as a
 * dependency, the npm package `node`. Where there is none, it is said how to get it; but for `init`, which puts
 * one into new projects anyway, and for Yarn npm fetches it.
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
    process.exit(await runAgain(program, process.execArgv));
  const message = `Node ${oldest} or later is needed, and this is ${process.versions.node}`;
  const [major = ''] = oldest.split('.');
  const [manager = ''] = (process.env['npm_config_user_agent'] ?? '').split('/');
  // Yarn lets the package `node` put nothing into place.
  if (process.argv[2] === 'init' || manager === 'yarn') {
    process.stderr.write(`${message}: npm fetches Node ${major} for this run\n`);
    const code = await runByNpm(major);
    // What npm itself fails with, and init never does.
    if (code !== 1) process.exit(code);
  }
  const help = `Run \`${nodeInstallation(manager)} node@${major}\` here, and then the same once more: scripts and openapi-contract find that Node.`;
  process.stderr.write(failureText(new ExpectedError(message, { help })));
  process.exit(exitCodes.unusable);
}

/** The words that make a package a dependency for development, whose install script is run. */
function nodeInstallation(manager: string): string {
  const words: Readonly<Record<string, string>> = {
    pnpm: 'pnpm add --save-dev --allow-build=node',
    bun: 'bun add --dev --trust',
  };
  return words[manager] ?? 'npm install --save-dev';
}

/**
 * The Node that lies beside the toolkit, or above it as in a monorepo. Where the command was called from
 * does not count: a folder that one happens to be in must not decide what is run.
 *
 * @param folder absolute path of the toolkit
 * @returns its absolute path, links followed
 */
export function nodeFrom(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = foldersUpFrom(folder)
    .map((above) => path.join(above, 'node_modules/node/bin', name))
    .find((file) => existsSync(file));
  return found === undefined ? undefined : realpathSync(found);
}

/** Runs the same words with a Node that npm fetches into its own cache. */
function runByNpm(major: string): Promise<number> {
  const words = ['exec', '--yes', `--package=node@${major}`, '--', 'node'];
  // npm tells what it runs where it is, by this door or by npx; other package managers tell of themselves.
  const npm = process.env['npm_execpath'] ?? '';
  if (!/\bnp[mx]-cli\.js$/.test(npm))
    return runAgain(process.platform === 'win32' ? 'npm.cmd' : 'npm', words);
  return runAgain(process.execPath, [npm.replace(/npx-cli\.js$/, 'npm-cli.js'), ...words]);
}

/** Runs the same words by another program, which is given some before them, hands signals on, and gives the exit code. */
async function runAgain(program: string, before: readonly string[]): Promise<number> {
  // Before the other one runs: a signal in between would end this one, and leave that.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // A terminal gives Ctrl+C to both, and a second one would cut short what the first one began.
    process.on(signal, () => void ((signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal)));
  }
  const child = spawn(program, [...before, ...process.argv.slice(1)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(failureText(new ExpectedError(`${program} cannot be run: ${error.message}`)));
      resolve(exitCodes.unusable);
    });
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
