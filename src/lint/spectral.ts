import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { ExpectedError } from '../expected-error.ts';
import { makeTemporaryFile } from '../files/temporary-file.ts';
import type { JsonObject } from '../json.ts';
import { packageFolder } from '../package-folder.ts';
import { parseSpectralResults, type SpectralResult } from './spectral-result.ts';

/** How to run Spectral. */
export interface SpectralOptions {
  /** Absolute path of the ruleset file. */
  readonly ruleset: string;
  /** The project's folder, in which Spectral runs. */
  readonly root: string;
  /** Under which path the document is known to the ruleset's `overrides`. */
  readonly name: string;
  /** Milliseconds that it may take. */
  readonly deadline: number;
  /** The script that is run: Spectral's command, unless a test says otherwise. */
  readonly command?: string;
}

/**
 * Runs Spectral on a document, in a process of its own: it takes much time and memory on large ones,
 * and rulesets are code.
 *
 * @throws ExpectedError when Spectral fails, takes too long, or prints what are no results
 */
export async function runSpectral(document: JsonObject, options: SpectralOptions): Promise<SpectralResult[]> {
  const { ruleset, root, name, deadline, command = spectralCommand() } = options;
  const given = ['lint', '--format', 'json', '--quiet', '--show-documentation-url'];
  const where = ['--ruleset', ruleset, '--stdin-filepath', name, '--resolver', resolver()];
  const input = openAsInput(JSON.stringify(document));
  const child = spawn(process.execPath, [command, ...given, ...where], {
    cwd: root,
    stdio: [input, 'pipe', 'pipe'],
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, deadline);
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ status: null, signal: null, error }));
    child.once('close', (status, signal) => resolve({ status, signal, error: undefined }));
  });
  const [printed, said, ending] = await Promise.all([allOf(child.stdout), allOf(child.stderr), ended]);
  clearTimeout(timer);
  closeSync(input);
  return resultsOf({ printed, said, isLate, ...ending }, options);
}

/** Spawn's types know pipes beside an opened file as streams that may not be there. */
async function allOf(stream: Readable | null): Promise<string> {
  return stream ? text(stream) : '';
}

/**
 * A text to be read as standard input, from a file: Spectral reads what is in a pipe at once, and fails
 * (EAGAIN) where a large document is not there yet. The file loses its name while it is open, so that
 * none is left behind, however this ends.
 */
function openAsInput(content: string): number {
  const file = makeTemporaryFile('lint', content);
  file.unname();
  return file.descriptor;
}

/** Spectral's command is run as a file, by the Node that runs this. */
function spectralCommand(): string {
  return createRequire(import.meta.url).resolve('@stoplight/spectral-cli/dist/index.js');
}

/** References lead within the document: Spectral need not look for them anywhere else. */
function resolver(): string {
  return join(packageFolder(), 'src/lint/description/spectral-resolver.js');
}

interface Ending {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error: Error | undefined;
}

interface Run extends Ending {
  readonly printed: string;
  readonly said: string;
  readonly isLate: boolean;
}

function resultsOf(
  { printed, said, isLate, status, signal, error }: Run,
  { ruleset, root, deadline }: SpectralOptions,
): SpectralResult[] {
  if (error) throw new ExpectedError(`Spectral cannot be run: ${error.message}`, { cause: error });
  if (isLate) {
    throw new ExpectedError(`Spectral did not end within ${deadline / 1000} s.`, {
      help: 'Turn off the rules that take longest, or give lint more time.',
    });
  }
  // 0 and 1 say whether a result is an error; 2 is a failure of Spectral or of the ruleset.
  const results = status === 0 || status === 1 ? parseSpectralResults(printed) : undefined;
  if (results) return results;
  const words = whatItSaid(said) || whatItSaid(printed);
  throw new ExpectedError(`Spectral failed: ${words || (signal ?? `exit code ${status}`)}`, {
    help: `If it speaks of the ruleset, correct ${relative(root, ruleset)}; else this is a failure of Spectral.`,
  });
}

/** What a process said, in one line of at most 500 characters, without colours: from its first error on, where there is one. */
function whatItSaid(said: string): string {
  const plain = stripVTControlCharacters(said).replace(/Error running Spectral!\n(Use --verbose.*\n)?/, '');
  const [, fromError] = /((?:\w*Error|FATAL ERROR)\b[^]*)/.exec(plain) ?? [];
  return fromError === undefined ? oneLine(plain).slice(-500) : oneLine(fromError).slice(0, 500);
}

function oneLine(lines: string): string {
  return lines.replaceAll(/\s+/g, ' ').trim();
}
