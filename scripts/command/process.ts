import { constants } from 'node:os';
import path from 'node:path';
import { exitCodes, type CommandContext } from './command.ts';
import { enableCompileCache } from './compile-cache.ts';
import { failureText } from './failure.ts';
import { replaceOldNode } from './old-node.ts';

/** What runs in this process: words and surroundings in, exit code out. */
export type Main = (words: readonly string[], surroundings: Omit<CommandContext, 'json'>) => Promise<number>;

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** How long a command may take to stop what it runs, in milliseconds, before it is ended regardless. */
const graceOnInterrupt = 3000;

/**
 * Gives a command the real process: arguments, streams, signals and the exit code. A signal lets the
 * command stop its children first and then exits with 128 and the signal's number, as shells expect.
 */
export async function runInProcess(main: Main): Promise<never> {
  await replaceOldNode();
  const stop = new AbortController();
  const signalled = Promise.withResolvers<number>();
  for (const signal of interruptions) {
    process.once(signal, () => {
      const code = 128 + constants.signals[signal];
      stop.abort();
      setTimeout(() => signalled.resolve(code), graceOnInterrupt);
      process.once(signal, () => process.exit(code));
      process.exitCode = code;
    });
  }
  ignoreClosedPipes();
  exitOnBugs();
  enableCompileCache(process.env);
  const code = await Promise.race([
    main(process.argv.slice(2), surroundings(stop.signal)),
    signalled.promise,
  ]);
  await Promise.all([drained(process.stdout), drained(process.stderr)]);
  // Explicit, as a handle that something left open must not keep the command alive.
  process.exit(stop.signal.aborted ? process.exitCode : code);
}

function surroundings(stop: AbortSignal): Omit<CommandContext, 'json'> {
  return {
    root: process.cwd(),
    program: programName(),
    env: process.env,
    color: process.stdout.isTTY && process.stdout.hasColors(16),
    terminal: terminalOf(process.stderr),
    stop,
    print: (text) => void process.stdout.write(text),
    say: (text) => void process.stderr.write(text),
  };
}

/** What a line begins with that starts the toolkit again, in the shell that started it. */
function programName(): string {
  const modules = path.join(process.cwd(), 'node_modules') + path.sep;
  return process.argv[1]?.startsWith(modules) ? 'npx openapi-contract' : 'openapi-contract';
}

/** Where a line can be written over. A log of CI keeps what it gets, also where it passes for a terminal. */
function terminalOf({ isTTY, columns }: NodeJS.WriteStream): CommandContext['terminal'] {
  const { CI, TERM } = process.env;
  const isLog = TERM === 'dumb' || (CI !== undefined && CI !== '' && CI !== 'false');
  return isTTY && !isLog ? { columns: columns || 80 } : undefined;
}

/** A reader that has seen enough (`| head`) is no failure: what follows is dropped, the exit code stays true. */
function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** What nobody caught is a bug of ours; Node's own exit code for it, 1, would pass for findings. */
function exitOnBugs(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(failureText(error));
    process.exit(exitCodes.unusable);
  });
}

async function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0 || stream.destroyed) return;
  await new Promise<void>((resolve) => {
    stream.once('close', resolve);
    stream.write('', () => resolve());
  });
}
