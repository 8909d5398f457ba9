import { flushCompileCache } from 'node:module';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { machineFailure } from '../files/failure.ts';
import type { Tally } from '../verify/tally.ts';
import {
  toFailure,
  type Failure,
  type ProgressMessage,
  type StepJob,
  type StepMessage,
  type StopMessage,
} from './step-message.ts';
import { steps } from './steps.ts';

// A process that the gate forks for steps: it is sent one job at a time, and sends the answer back.

// The gate is gone: nobody waits for the answer, and nothing may be left running.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

/** The last one that was loaded: the next job may be another step of it. */
let loaded: Contract | undefined;

// Ctrl+C goes to every process of a terminal: the gate says when to stop.
process.on('SIGINT', () => {});

const stop = new AbortController();

process.on('message', (message) => {
  // The gate sends nothing but jobs, and that it was interrupted.
  const order = message as StepJob | StopMessage;
  if ('kind' in order) stop.abort();
  else void answer(order);
});

/** How often the gate is told how far a step has come, in milliseconds. */
const often = 500;

/** Tells the gate of the latest state, as often as it is worth. */
function tellProgress(tally: Tally): () => void {
  const tell = (): void => void process.send?.({ kind: 'progress', tally } satisfies ProgressMessage);
  const timer = setInterval(tell, often);
  return () => clearInterval(timer);
}

async function answer(job: StepJob): Promise<void> {
  const message = await perform(job);
  // The gate may end this process as soon as it has the answer, and what Node compiled is kept for the next time.
  flushCompileCache();
  process.send?.(message);
}

async function perform({ step: name, contract: wanted, settings }: StepJob): Promise<StepMessage> {
  const step = steps.find((each) => each.name === name);
  const { staged: root = settings.root } = settings;
  let endProgress: (() => void) | undefined;
  try {
    if (loaded?.name !== wanted) loaded = await loadContract(path.join(root, specFolder, wanted), { root });
  } catch (error) {
    return { kind: 'unloadable', failure: failureOf(error, settings.root) };
  }
  try {
    if (!step) throw new Error(`There is no step "${name}"`);
    const context = { ...settings, contract: loaded, stop: stop.signal };
    const onProgress = (tally: Tally): void => void (endProgress = tellProgress(tally));
    return { kind: 'result', result: await step.run({ ...context, onProgress }) };
  } catch (error) {
    return { kind: 'crash', failure: failureOf(error, settings.root) };
  } finally {
    endProgress?.();
  }
}

function failureOf(error: unknown, root: string): Failure {
  return toFailure(machineFailure(error, root, 'the step could not go on'));
}
