import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tally } from '../verify/tally.ts';
import type { Failure, ProgressMessage, StepJob, StepMessage, StopMessage } from './step-message.ts';

/** How workers are run. */
export interface WorkerOptions {
  /** The module that is the process; the gate's own by default. */
  readonly module?: URL;
  /** Milliseconds after which a job counts as hanging. */
  readonly deadline: number;
  readonly stop?: AbortSignal;
  /** Told how far the run of verify on a contract has come. */
  readonly onProgress?: (job: StepJob, tally: Tally) => void;
}

/** A process that does one job after another. */
export interface Worker {
  /**
   * Does a job and gives its answer. Never rejects: a process that dies, hangs or cannot be started is
   * an answer of the kind `crash`, and the next job gets a new process.
   */
  perform(job: StepJob): Promise<StepMessage>;
  /** Ends the process. */
  close(): void;
}

/** How long a job may take to end after an interruption, in milliseconds. */
const stopDeadline = 600;
/** How much of a dead process's last words is kept, in characters. */
const lastWords = 4000;
/** How long they are waited for, in milliseconds: a grandchild may hold the stream open. */
const lastWordsDeadline = 500;

/** This module's own extension: `.ts` in the repository, `.js` in the published package. */
const extension = extname(new URL(import.meta.url).pathname);

/**
 * A worker whose process starts with its first job.
 *
 * @param temporary absolute path of the folder for temporary files of its processes
 */
export function createWorker(options: WorkerOptions, temporary: string): Worker {
  const module = options.module ?? new URL(`./worker-process${extension}`, import.meta.url);
  let running: Running | undefined;
  const close = (): void => void running?.child.kill('SIGKILL');
  return {
    perform: async (job) => {
      if (!running?.child.connected) running = start(module, job.settings.root, temporary);
      return perform(running, job, options);
    },
    close,
  };
}

interface Running {
  readonly child: ChildProcess;
  /** What it said last on standard error, once it has ended. */
  readonly words: () => Promise<string>;
}

/** The project is an argument for whoever looks at the processes that run: jobs name it themselves. */
function start(module: URL, root: string, temporary: string): Running {
  const child = fork(fileURLToPath(module), [root], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    // The first is what POSIX systems look at, the others what Windows does.
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  // Without a listener it would be thrown; the job that is under way has one of its own.
  child.on('error', () => {});
  return { child, words: listen(child) };
}

async function perform(
  { child, words }: Running,
  job: StepJob,
  options: WorkerOptions,
): Promise<StepMessage> {
  const kill = (): void => void child.kill('SIGKILL');
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill();
  }, options.deadline);
  let end: NodeJS.Timeout | undefined;
  const stop = (): void => {
    end = setTimeout(kill, stopDeadline);
    if (child.connected) child.send({ kind: 'stop' } satisfies StopMessage, () => {});
  };
  options.stop?.addEventListener('abort', stop);
  try {
    const given = await answerOf(child, job, options);
    if (typeof given !== 'string') return given;
    if (options.stop?.aborted) return { kind: 'crash', failure: interruption };
    const reason = isLate
      ? `gave no answer within ${options.deadline / 1000} s`
      : `ended without an answer (${given})`;
    const stack = (await words()) || undefined;
    return {
      kind: 'crash',
      failure: { message: `The step "${job.step}" ${reason}`, expected: false, stack },
    };
  } finally {
    clearTimeout(timer);
    clearTimeout(end);
    options.stop?.removeEventListener('abort', stop);
  }
}

/** What is said of a step that an interruption ended before it had anything to say, or that did not begin. */
export const interruption: Failure = {
  message: 'interrupted before it ended',
  expected: true,
  help: 'What is reported is what was known until then. Run it again for the rest.',
};

/** The answer to a job, or why there is none. */
async function answerOf(
  child: ChildProcess,
  job: StepJob,
  { onProgress }: WorkerOptions,
): Promise<StepMessage | string> {
  const answer = Promise.withResolvers<StepMessage | string>();
  const onMessage = (given: unknown): void => {
    // Only our own module runs in the child, so what it sends is one of these.
    const message = given as StepMessage | ProgressMessage;
    if (message.kind === 'progress') onProgress?.(job, message.tally);
    else answer.resolve(message);
  };
  const onError = (error: Error): void => answer.resolve(error.message);
  const onExit = (code: number | null, signal: NodeJS.Signals | null): void =>
    answer.resolve(signal ?? `exit code ${code}`);
  child.on('message', onMessage).on('error', onError).on('exit', onExit);
  try {
    child.send(job, (error) => error && answer.resolve(error.message));
    return await answer.promise;
  } finally {
    child.off('message', onMessage).off('error', onError).off('exit', onExit);
  }
}

/** Keeps the end of what a process says on standard error, for when that is all it leaves. */
function listen(child: ChildProcess): () => Promise<string> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-lastWords);
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  return async () => {
    await Promise.race([
      closed,
      new Promise((resolve) => void setTimeout(resolve, lastWordsDeadline).unref()),
    ]);
    return said.trim();
  };
}
