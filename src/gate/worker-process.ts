import { flushCompileCache } from 'node:module';
import path from 'node:path';
import type { Contract } from '../contract/contract.ts';
import { specFolder } from '../contract/find.ts';
import { loadContract } from '../contract/load.ts';
import { machineFailure } from '../files/failure.ts';
import { toFailure, type Failure, type StepJob, type StepMessage } from './step-message.ts';
import { steps } from './steps.ts';

// A process that the gate forks for steps: it is sent one job at a time, and sends the answer back.

// The gate is gone: nobody waits for the answer, and nothing may be left running.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

/** The last one that was loaded: the next job may be another step of it. */
let loaded: Contract | undefined;

process.on('message', (job) => {
  // The gate sends nothing but jobs.
  void answer(job as StepJob);
});

async function answer(job: StepJob): Promise<void> {
  const message = await perform(job);
  // The gate may end this process as soon as it has the answer, and what Node compiled is kept for the next time.
  flushCompileCache();
  process.send?.(message);
}

async function perform({ step: name, contract: wanted, settings }: StepJob): Promise<StepMessage> {
  const step = steps.find((each) => each.name === name);
  const { staged: root = settings.root } = settings;
  try {
    if (loaded?.name !== wanted) loaded = await loadContract(path.join(root, specFolder, wanted), { root });
  } catch (error) {
    return { kind: 'unloadable', failure: failureOf(error, settings.root) };
  }
  try {
    if (!step) throw new Error(`There is no step "${name}"`);
    return { kind: 'result', result: await step.run({ ...settings, contract: loaded }) };
  } catch (error) {
    return { kind: 'crash', failure: failureOf(error, settings.root) };
  }
}

function failureOf(error: unknown, root: string): Failure {
  return toFailure(machineFailure(error, root, 'the step could not go on'));
}
