import { tellStage } from '../timing.ts';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { findContracts, specFolder } from '../contract/find.ts';
import type { Finding } from '../finding.ts';
import { packageFolder } from '../package-folder.ts';
import type { KnownFailure } from '../verify/baseline.ts';
import type { Tally } from '../verify/tally.ts';
import { contentDigest } from './memory/content.ts';
import { openMemory, type Memory } from './memory/memory.ts';
import { reportOf, type GateReport } from './gate-report.ts';
import { byBaseline, noLongerMet } from './known.ts';
import { statusFor, type StepOutcome, type TaskOutcome } from './outcome.ts';
import { pairsOf, type GatePart } from './part.ts';
import { doJobs, type Done } from './pool.ts';
import { createProgress, type Progress } from './progress.ts';
import type { GateSettings, Step, StepResult } from './step.ts';
import { steps as allSteps } from './steps.ts';

export type { GateReport } from './gate-report.ts';
export type { ContractOutcome, StepOutcome } from './outcome.ts';
export type { GateFailure } from './progress.ts';

/** How the gate is run. With `base`, `today` is needed as well, as approvals of what breaks expire. */
export interface GateOptions extends GateSettings {
  /** The contracts by name; all of them when absent. */
  readonly names?: readonly string[];
  /** The steps to run; all that can be run by default. */
  readonly steps?: readonly Step[];
  /** Whether what passed is not run again as long as nothing has changed; by default all is run. */
  readonly remember?: boolean;
  /** The module that runs steps; the gate's own by default. */
  readonly module?: URL;
  /** Milliseconds after which a step on a contract counts as hanging; 15 minutes by default. */
  readonly deadline?: number;
  /** Failures that are known, each until a day; `today` is needed as well. None by default. */
  readonly baseline?: readonly KnownFailure[];
  /** Interrupts the steps when it aborts: each ends at once with what it knows, those that know nothing as crashed. */
  readonly stop?: AbortSignal;
  /** Told now and then how far the run of verify on a contract has come. */
  readonly onProgress?: (contract: string, tally: Tally) => void;
  /** Called as each step has ended on all contracts. */
  readonly onStep?: (outcome: StepOutcome) => void;
}

const defaultDeadline = 15 * 60_000;
/** With fewer processes the longest step would wait for others, even on few cores. */
const fewestWorkers = 4;

/**
 * Runs every step on every contract, side by side in processes of their own, so that a crash of one hides
 * nothing of the others. A contract that cannot be loaded is a failure of that contract alone.
 *
 * @throws ExpectedError when there is no contract, or none of a given name, or git does not know the base
 */
export async function runGate(options: GateOptions): Promise<GateReport> {
  const { root, staged, requireCoverage, operations, shard, budget, base, today } = options;
  const settings: GateSettings = { root, staged, requireCoverage, operations, shard, budget, base, today };
  const started = performance.now();
  const names = await findContracts(staged ?? root, options.names);
  const steps = await meantSteps(stepsOf(options), settings);
  const isProjects = options.names === undefined && (shard === undefined || shard.index === 1);
  const ofProject = isProjects ? await lookAtProject(steps, settings, names) : new Map();
  const stepNames = steps.map(({ name }) => name);
  const pairs = pairsOf(stepNames, names, shard);
  const noted = createProgress({ steps, names, pairs, ofProject, onStep: options.onStep });
  const seen: Finding[] = [];
  const tasks: TaskOutcome[] = [];
  const judged = byBaseline(noted, options, seen);
  const progress: Progress = {
    ...judged,
    add: (task) => {
      tasks.push(task);
      judged.add(task);
    },
  };
  const memory = options.remember ? await openMemory(steps, settings) : undefined;
  if (memory) await recallAll(memory, steps, progress);
  await runMissing(steps, settings, options, progress, memory);
  if (shard === undefined) return reportOf(progress, noLongerMet(progress, options, seen));
  const part: GatePart = {
    shard,
    digest: partDigest(settings, stepNames, names),
    milliseconds: Math.round(performance.now() - started),
    contracts: names,
    steps: stepNames,
    tasks,
    unloadable: progress.failures().filter(({ step }) => step === undefined),
    ofProject: Object.fromEntries(ofProject),
  };
  return { ...reportOf(progress, []), part };
}

/** What the parts of one run must have in common. */
function partDigest(
  { root, base, budget, operations }: GateSettings,
  steps: readonly string[],
  contracts: readonly string[],
): string {
  const options = JSON.stringify([base, budget, operations, steps, contracts]);
  const folders = contracts.flatMap((name) => [
    { folder: path.join(root, specFolder, name) },
    { folder: path.join(root, 'generated', name) },
  ]);
  const toolkit = { file: path.join(packageFolder(), 'package.json') };
  return contentDigest([toolkit, { text: options }, ...folders]);
}

/** Nothing can be compared without a base. */
function stepsOf({ steps, base }: GateOptions): readonly Step[] {
  return steps ?? allSteps.filter(({ needsBase = false }) => !needsBase || base !== undefined);
}

async function meantSteps(steps: readonly Step[], settings: GateSettings): Promise<readonly Step[]> {
  const meant: Step[] = [];
  for (const step of steps) if ((await step.isMeant?.(settings)) ?? true) meant.push(step);
  return meant;
}

async function lookAtProject(
  steps: readonly Step[],
  settings: GateSettings,
  names: readonly string[],
): Promise<Map<string, readonly Finding[]>> {
  const found = new Map<string, readonly Finding[]>();
  for (const step of steps) found.set(step.name, (await step.ofProject?.(settings, names)) ?? []);
  return found;
}

async function recallAll(memory: Memory, steps: readonly Step[], progress: Progress): Promise<void> {
  for (const { name: step } of steps) {
    for (const contract of progress.missing(step)) {
      const result = await memory.recall(step, contract);
      if (result)
        progress.add({ step, contract, status: 'passed', remembered: true, begun: 0, ended: 0, result });
    }
  }
}

async function runMissing(
  steps: readonly Step[],
  settings: GateSettings,
  { module, deadline = defaultDeadline, stop, onProgress }: GateOptions,
  progress: Progress,
  memory: Memory | undefined,
): Promise<void> {
  // The last steps take longest.
  const jobs = steps
    .toReversed()
    .flatMap(({ name: step }) => progress.missing(step).map((contract) => ({ step, contract, settings })));
  const size = Math.max(fewestWorkers, availableParallelism());
  const onDone = async (done: Done): Promise<void> => {
    const { job, message } = done;
    if (message.kind === 'unloadable') return progress.addUnloadable(job.contract, message.failure);
    const task = taskOf(done);
    tellStage({ stage: `${job.step} ${job.contract}`, begun: done.begun, ended: done.ended });
    if (task.status === 'passed' && !task.result.isPartial && !stop?.aborted)
      await memory?.keep(task.step, task.contract, task.result);
    progress.add(task);
  };
  await doJobs(jobs, {
    module,
    deadline,
    stop,
    size,
    onDone,
    onProgress: (job, tally) => onProgress?.(job.contract, tally),
  });
}

const nothing: StepResult = { findings: [] };

function taskOf({ job, message, begun, ended }: Done): TaskOutcome {
  const about = { step: job.step, contract: job.contract, remembered: false, begun, ended };
  if (message.kind !== 'result') {
    return { ...about, status: 'crashed', result: nothing, failure: message.failure };
  }
  const { result } = message;
  return { ...about, status: statusFor(result.findings), result };
}
