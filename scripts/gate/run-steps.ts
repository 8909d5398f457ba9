import { defaultBudget } from '../../src/gate/default-budget.ts';
import { runGate, type GateReport } from '../../src/gate/gate.ts';
import type { MergeOptions } from '../../src/gate/merge-gate.ts';
import { steps } from '../../src/gate/steps.ts';
import type { CommandContext } from '../command/command.ts';
import { progressLine } from '../command/progress-line.ts';
import type { GateChoice } from './options.ts';
import { gateProgress } from './progress.ts';

/** Runs the steps, and shows how far they are. */
export async function runSteps(
  names: readonly string[] | undefined,
  { onStep, ...judging }: MergeOptions,
  { base, budget, shard, 'no-cache': isForgetful }: GateChoice,
  context: CommandContext,
): Promise<GateReport> {
  const { length: all } = steps.filter(({ needsBase = false }) => !needsBase || base !== undefined);
  const progress = gateProgress(all, budget ?? defaultBudget, performance.now());
  const line = progressLine(context, () => progress.text(performance.now()));
  return runGate({
    ...judging,
    root: context.root,
    stop: context.stop,
    names,
    budget,
    shard,
    base,
    remember: !isForgetful,
    onStep: (outcome) => {
      progress.ended(outcome.name);
      line.aside(() => onStep?.(outcome));
    },
    onProgress: (contract, tally) => progress.verified(contract, tally),
  }).finally(() => line.end());
}
