import { fork, type ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StepJob, StepMessage } from './step-message.ts';

/** How a step's process may be run. */
export interface ForkOptions {
  /** The module that is the process; the gate's own by default. */
  readonly module?: URL;
  /** Milliseconds after which a step counts as hanging. */
  readonly deadline: number;
  readonly stop?: AbortSignal;
}

/** How much of a dead process's last words is kept, in characters. */
const lastWords = 4000;
/** How long they are waited for, in milliseconds: a grandchild may hold the stream open. */
const lastWordsDeadline = 500;

/** This module's own extension: `.ts` in the repository, `.js` in the published package. */
const extension = extname(new URL(import.meta.url).pathname);

/**
 * Runs a step in a process of its own and gives its answer. Never rejects: a process that dies, hangs
 * or cannot be started is an answer of the kind `crash`.
 */
export async function forkStep(job: StepJob, options: ForkOptions): Promise<StepMessage> {
  const module = options.module ?? new URL(`./step-process${extension}`, import.meta.url);
  const child = fork(fileURLToPath(module), [JSON.stringify(job)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const kill = (): void => void child.kill('SIGKILL');
  const timer = setTimeout(kill, options.deadline);
  options.stop?.addEventListener('abort', kill);
  if (options.stop?.aborted) kill();
  try {
    return await answerOf(child, job.step, options.deadline);
  } finally {
    clearTimeout(timer);
    options.stop?.removeEventListener('abort', kill);
    kill();
  }
}

async function answerOf(child: ChildProcess, step: string, deadline: number): Promise<StepMessage> {
  const words = listen(child);
  const started = performance.now();
  const answer = Promise.withResolvers<StepMessage | string>();
  // Only our own module runs in the child, so what it sends is a StepMessage.
  child.once('message', (message) => answer.resolve(message as StepMessage));
  child.once('error', (error) => answer.resolve(error.message));
  child.once('exit', (code, signal) => answer.resolve(signal ?? `exit code ${code}`));
  const given = await answer.promise;
  if (typeof given !== 'string') return given;
  const hung = given === 'SIGKILL' && performance.now() - started >= deadline;
  const reason = hung ? `gave no answer within ${deadline / 1000} s` : `ended without an answer (${given})`;
  const stack = (await words()) || undefined;
  return { kind: 'crash', failure: { message: `The step "${step}" ${reason}`, expected: false, stack } };
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
