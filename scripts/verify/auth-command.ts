import { execFile } from 'node:child_process';
import { ExpectedError } from '../../src/expected-error.ts';
import { redactionOf } from '../../src/verify/evidence/redact.ts';
import { splitScheme } from '../command/credentials.ts';
import { splitCommandLine } from './command-line.ts';

/** How long a command may take, in milliseconds. */
const deadline = 60_000;

/**
 * The credentials that the commands of `--auth-command [scheme=]command` print, by scheme, as
 * `readCredentials` takes them. Each is run without a shell, in the project's folder. Throws an
 * ExpectedError that repeats nothing of what it printed.
 */
export async function commandCredentials(
  texts: readonly string[],
  schemes: readonly string[],
  root: string,
): Promise<Readonly<Record<string, string>>> {
  if (texts.length > 0 && schemes.length === 0) {
    throw new ExpectedError('--auth-command was given, and the contract has no security scheme', {
      help: 'Leave it out, or add the scheme to the contract by an overlay.',
    });
  }
  const credentials: [string, string][] = [];
  for (const given of texts) {
    const { scheme, value } = splitScheme(given, schemes);
    const printed = await run(value, root);
    credentials.push(
      ...(scheme === undefined ? schemes : [scheme]).map((name): [string, string] => [name, printed]),
    );
  }
  return Object.fromEntries(credentials);
}

/** What a command says of its failure, without what it has printed by then: that may be the credential. */
function said(stderr: string, stdout: string): string {
  const secrets = stdout.split('\n').map((value) => ({ value: value.trim(), variable: 'CREDENTIAL' }));
  return redactionOf(secrets)(stderr.trim()).slice(0, 500);
}

async function run(line: string, root: string): Promise<string> {
  const [program, ...words] = splitCommandLine(line);
  if (program === undefined) throw new ExpectedError('--auth-command was given without a command');
  const printed = await outputOf(program, words, root);
  const credential = printed.trim();
  if (credential !== '' && !/[\r\n]/.test(credential)) return credential;
  throw new ExpectedError(`The command ${program} of --auth-command printed no credential`, {
    help: 'It must print one line with nothing else in it.',
  });
}

function outputOf(program: string, words: readonly string[], root: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { cwd: root, timeout: deadline, shell: false }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const reason =
        error.killed === true
          ? `was ended after ${deadline / 1000} s`
          : `failed (${error.code ?? error.signal})`;
      reject(
        new ExpectedError(`The command ${program} of --auth-command ${reason}`, {
          help: stderr.trim() === '' ? 'Run it by itself to see why.' : `It said: ${said(stderr, stdout)}`,
        }),
      );
    });
  });
}
