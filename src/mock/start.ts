import { type ChildProcess, fork } from 'node:child_process';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Contract } from '../contract/contract.ts';
import { ExpectedError } from '../expected-error.ts';
import { makeTemporaryFile, type TemporaryFile } from '../files/temporary-file.ts';
import { readFlightRecorder } from './flight-recorder.ts';
import type { ProcessMessage, StartMessage } from './message.ts';
import { createReload } from './reload.ts';
import { servedContract } from './served-contract.ts';
import type { ServedOperation } from './served-operation.ts';

/** How to start a mock. */
export interface MockOptions {
  /** The port on 127.0.0.1; any free one by default. */
  readonly port?: number;
  /** Where the log of requests goes: one line of JSON each. An older file is replaced. */
  readonly logFile: string;
  /** Called once when the log can be written no longer, with the reason; the mock goes on. */
  readonly onLogFailure?: (message: string) => void;
  /** The project's absolute folder: no link in it is followed to the log. The working directory by default. */
  readonly root?: string;
  /** The operations to serve; by default all of the contract's. */
  readonly operations?: readonly ServedOperation[];
  /** How long the mock may take to come up, or to reload, in milliseconds; 60,000 by default. */
  readonly deadline?: number;
  /** Milliseconds after which a request that has not come as a whole is answered with 408; 60,000 by default. */
  readonly patience?: number;
}

/** A running mock of a contract, in a process of its own that ends with this one at the latest. */
export interface Mock {
  /** What an operation's path is appended to: `http://127.0.0.1:4010`. The servers' own paths are not part of it. */
  readonly url: string;
  /** The id of the mock's process. */
  readonly pid: number;
  /** Resolves, never rejects, when the mock dies by itself: why, and on which request. Pending for ever otherwise. */
  readonly died: Promise<ExpectedError>;
  /**
   * Serves another contract on the same port from the next request on, all of its operations; requests in
   * flight are answered as they began. Rejects with an ExpectedError when that cannot be, and the old
   * contract is served; or when the mock is too busy to say so before the deadline, and does it later.
   */
  reload(contract: Contract): Promise<void>;
  /** Stops the mock; resolves when its process is gone. May be called more than once. */
  close(): Promise<void>;
}

/**
 * Starts a mock of a contract: Prism behind an HTTP front of ours. Resolves when it answers.
 *
 * @throws ExpectedError when the port is taken, the log cannot be written, or the process does not come up
 */
export async function startMock(contract: Contract, options: MockOptions): Promise<Mock> {
  const recorder = makeTemporaryFile('mock');
  const message = startMessage(contract, options, recorder.path);
  const child = fork(processFile, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const ending = watch(child, recorder);
  child.send(message);
  const port = await ready(child, ending, options);
  // Both have it open: without a name none is left behind, however this ends.
  recorder.unname();
  child.on('message', (said: ProcessMessage) => {
    if (said.kind === 'log-failed') options.onLogFailure?.(said.message);
  });
  let closed: Promise<void> | undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    died: ending.then((end) => (closed ? new Promise<never>(() => {}) : deathOf(contract, end))),
    reload: createReload(child, ending, options.deadline ?? defaultDeadline),
    close: () => (closed ??= stop(child, ending)),
  };
}

const defaultDeadline = 60_000;

/** Beside this file, compiled or not. */
const processFile = fileURLToPath(
  import.meta.resolve(`./process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`),
);

function startMessage(contract: Contract, options: MockOptions, recorderFile: string): StartMessage {
  return {
    kind: 'start',
    ...servedContract(contract, options.operations),
    port: options.port ?? 0,
    root: options.root ?? process.cwd(),
    logFile: options.logFile,
    recorderFile,
    patience: options.patience ?? usualPatience,
  };
}

/** A busy machine must not turn a request that is there into one that never came. */
const usualPatience = 60_000;

/** How the mock's process ended. */
interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last that it said on standard error. */
  readonly lastWords: string;
  readonly inFlight: readonly string[];
}

async function watch(child: ChildProcess, recorder: TemporaryFile): Promise<Ending> {
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-4096);
  });
  // A process that cannot be started, or be told anything: its exit says the rest, if there is one.
  child.on('error', ({ message }) => {
    lastWords += `${message}\n`;
    if (child.pid === undefined) child.emit('exit', null, null);
  });
  // Not the child's `close`, which never comes once the channel has been closed from this side.
  const silent = new Promise((resolve) => child.stderr?.once('close', resolve));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (...ending) => resolve(ending));
  });
  await silent;
  const inFlight = readFlightRecorder(recorder.descriptor);
  closeSync(recorder.descriptor);
  recorder.unname();
  return { code, signal, lastWords, inFlight };
}

async function ready(child: ChildProcess, ending: Promise<Ending>, options: MockOptions): Promise<number> {
  const { promise: late, resolve: tooLate } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => tooLate('late'), options.deadline ?? defaultDeadline);
  const said = new Promise<ProcessMessage>((resolve) => child.once('message', resolve));
  const first = await Promise.race([said, ending, late]);
  clearTimeout(timer);
  if (first !== 'late' && 'kind' in first && first.kind === 'ready') return first.port;
  child.kill('SIGKILL');
  await ending;
  throw notStarted(first, options);
}

function notStarted(reason: ProcessMessage | Ending | 'late', { port, logFile }: MockOptions): ExpectedError {
  if (reason === 'late') return new ExpectedError('The mock does not come up in time.');
  if (!('kind' in reason)) return new ExpectedError(`The mock ends at once: ${summary(reason)}.`);
  if (reason.kind === 'failed' && reason.code === 'EADDRINUSE') {
    return new ExpectedError(`Port ${port} is in use.`, {
      help: 'Choose another port, or none to get a free one.',
    });
  }
  const message = reason.kind === 'failed' ? reason.message : '';
  return new ExpectedError(`The mock cannot start: ${message}.`, { help: `Its log would be ${logFile}.` });
}

function deathOf(contract: Contract, ending: Ending): ExpectedError {
  const during = ending.inFlight.length > 0 ? ` while it answered ${ending.inFlight.join(', ')}` : '';
  return new ExpectedError(`The mock of ${contract.name} died${during}: ${summary(ending)}.`, {
    help: 'This is a failure of the mock, not of the contract; its log has the requests before.',
  });
}

function summary({ code, signal, lastWords }: Ending): string {
  const words = lastWords.split('\n').filter((line) => /\w/.test(line));
  const telling = words.find((line) => /error/i.test(line)) ?? words.at(-1);
  const how = signal ? `killed by ${signal}` : `exit code ${code}`;
  return telling ? `${how}, ${telling.trim()}` : how;
}

/** A process that does not stop by itself, because Prism is busy with a request, is killed. */
async function stop(child: ChildProcess, ending: Promise<Ending>): Promise<void> {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ending;
  clearTimeout(timer);
}
