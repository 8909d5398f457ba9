import type { StepJob, StepMessage } from './step-message.ts';
import { createWorker, type WorkerOptions } from './worker.ts';

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
 * could not be loaded once are left out.
 */
export async function doJobs(jobs: readonly StepJob[], options: PoolOptions): Promise<void> {
  const pending = [...jobs];
  const unloadable = new Set<string>();
  const work = async (): Promise<void> => {
    const worker = createWorker(options);
    try {
      let step: string | undefined;
      for (let job = take(pending, step); job && !options.stop?.aborted; job = take(pending, step)) {
        step = job.step;
        if (unloadable.has(job.contract)) continue;
        const begun = performance.now();
        const message = await worker.perform(job);
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
