import { tmpdir } from 'node:os';
import { ExpectedError } from '../expected-error.ts';
import { makeTemporaryFolder, removeTemporaryFolder } from '../files/temporary-folder.ts';
import { codeOf } from '../system-error.ts';
import type { StepJob, StepMessage } from './step-message.ts';
import { createWorker, interruption, type WorkerOptions } from './worker.ts';

/** A job that was done. */
export interface Done {
  readonly job: StepJob;
  readonly message: StepMessage;
  /** When it was begun and ended, in milliseconds of `performance.now()`. */
  readonly begun: number;
  readonly ended: number;
}

/** How jobs are shared out. */
export interface PoolOptions extends WorkerOptions {
  /** How many processes there are at most. */
  readonly size: number;
  /** Called as each job ends, before its worker takes the next one. */
  readonly onDone: (done: Done) => void | Promise<void>;
}

/**
 * Does jobs side by side, each worker one after another. A worker goes on with the step that it did
 * last, whose modules it has loaded, as long as there are jobs of it. The jobs of a contract that
 * could not be loaded once are left out, and after an interruption those that did not begin are answered with it. What the workers' processes write as temporary files is removed.
 *
 * @throws ExpectedError when there is no room for temporary files
 */
export async function doJobs(jobs: readonly StepJob[], options: PoolOptions): Promise<void> {
  if (jobs.length === 0) return;
  const temporary = await makeTemporary();
  try {
    await share(jobs, options, temporary);
  } finally {
    await removeTemporaryFolder(temporary);
  }
}

async function makeTemporary(): Promise<string> {
  try {
    return await makeTemporaryFolder('gate');
  } catch (cause) {
    throw new ExpectedError(`No temporary folder can be made in ${tmpdir()} (${codeOf(cause)})`, {
      help: 'Let TMPDIR name a folder that can be written.',
      cause,
    });
  }
}

async function share(jobs: readonly StepJob[], options: PoolOptions, temporary: string): Promise<void> {
  const pending = [...jobs];
  const unloadable = new Set<string>();
  const work = async (): Promise<void> => {
    const worker = createWorker(options, temporary);
    try {
      let step: string | undefined;
      for (let job = take(pending, step); job; job = take(pending, step)) {
        step = job.step;
        if (unloadable.has(job.contract)) continue;
        const begun = performance.now();
        const message: StepMessage = options.stop?.aborted
          ? { kind: 'crash', failure: interruption }
          : await worker.perform(job);
        if (message.kind === 'unloadable') unloadable.add(job.contract);
        await options.onDone({ job, message, begun, ended: performance.now() });
      }
    } finally {
      worker.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.size, jobs.length) }, work));
}

function take(pending: StepJob[], step: string | undefined): StepJob | undefined {
  const familiar = pending.findIndex((job) => job.step === step);
  return pending.splice(Math.max(familiar, 0), 1)[0];
}
