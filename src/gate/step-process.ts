import { flushCompileCache } from 'node:module';
import { loadContracts } from '../contract/load.ts';
import type { Contract } from '../contract/contract.ts';
import { toFailure, type StepJob, type StepMessage } from './step-message.ts';
import { steps } from './steps.ts';

// The process of one step: forked by the gate, with its job as the one argument.

// The gate is gone: nobody waits for the answer, and nothing may be left running.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const message = await perform(readJob(process.argv[2]));
// The gate ends this process as soon as it has the answer, and what Node compiled is kept for the next time.
flushCompileCache();
process.send?.(message);

async function perform(job: StepJob): Promise<StepMessage> {
  const step = steps.find(({ name }) => name === job.step);
  let contracts: Contract[];
  try {
    contracts = await loadContracts(job.root, job.names);
  } catch (error) {
    return { kind: 'unloadable', failure: toFailure(error) };
  }
  try {
    if (!step) throw new Error(`There is no step "${job.step}"`);
    const { root, names, requireCoverage, base, today } = job;
    const context = { root, contracts, whole: names === undefined, requireCoverage, base, today };
    return { kind: 'result', result: await step.run(context) };
  } catch (error) {
    return { kind: 'crash', failure: toFailure(error) };
  }
}

/** The gate writes the argument, so its shape is known. */
function readJob(argument: string | undefined): StepJob {
  return JSON.parse(argument ?? '{}') as StepJob;
}
