import type { Finding } from '../finding.ts';
import {
  contractOutcome,
  stepOutcome,
  type ContractOutcome,
  type StepOutcome,
  type TaskOutcome,
} from './outcome.ts';
import type { Failure } from './step-message.ts';
import { pairsOf, type Pair } from './part.ts';
import type { Step } from './step.ts';

/** What is known of a run of the gate so far. */
export interface Progress {
  /** Notes how a step ended on a contract. */
  add(task: TaskOutcome): void;
  /** Notes that a contract cannot be loaded. */
  addUnloadable(contract: string, failure: Failure): void;
  /** The contracts that a step has not ended on. */
  missing(step: string): readonly string[];
  /** In the order of the steps: those that ran on any contract. */
  stepOutcomes(): readonly StepOutcome[];
  contractOutcomes(): readonly ContractOutcome[];
  /** Contracts that could not be loaded, then steps that crashed. */
  failures(): readonly GateFailure[];
}

/** A step that crashed on a contract, or, without a step, a contract that could not be loaded. */
export interface GateFailure {
  readonly contract: string;
  readonly step?: string;
  readonly failure: Failure;
}

/** What a run is about, and who is told as each step has ended on all contracts. */
export interface ProgressOptions {
  readonly steps: readonly Step[];
  /** Of the contracts. */
  readonly names: readonly string[];
  /** What is run on what; every step on every contract by default. */
  readonly pairs?: readonly Pair[];
  /** What there is to say of the project beyond its contracts, by the step that says it. */
  readonly ofProject: ReadonlyMap<string, readonly Finding[]>;
  readonly onStep?: (outcome: StepOutcome) => void;
}

/** Starts to note how steps end. */
export function createProgress(options: ProgressOptions): Progress {
  const { steps, names, ofProject, onStep } = options;
  const {
    pairs = pairsOf(
      steps.map(({ name }) => name),
      names,
      undefined,
    ),
  } = options;
  const tasks: TaskOutcome[] = [];
  const unloadable = new Map<string, Failure>();
  const told = new Map<string, StepOutcome>();
  const missing = (step: string): string[] => {
    const ended = new Set(tasks.filter((task) => task.step === step).map(({ contract }) => contract));
    const concerned = pairs.flatMap(([each, contract]) => (each === step ? [contract] : []));
    return concerned.filter((name) => !ended.has(name) && !unloadable.has(name));
  };
  const tell = (): void => {
    for (const step of steps) {
      const own = tasks.filter((task) => task.step === step.name);
      if (told.has(step.name) || own.length === 0 || missing(step.name).length > 0) continue;
      const outcome = stepOutcome(step, own, ofProject.get(step.name) ?? []);
      told.set(step.name, outcome);
      onStep?.(outcome);
    }
  };
  return {
    add: (task) => {
      tasks.push(task);
      tell();
    },
    addUnloadable: (contract, failure) => {
      if (!unloadable.has(contract)) unloadable.set(contract, failure);
      tell();
    },
    missing,
    stepOutcomes: () => steps.flatMap(({ name }) => told.get(name) ?? []),
    contractOutcomes: () =>
      names.map((name) => {
        const own = tasks.filter(({ contract }) => contract === name);
        return contractOutcome(name, own, unloadable.get(name));
      }),
    failures: () => [
      ...Array.from(unloadable, ([contract, failure]) => ({ contract, failure })),
      ...tasks.flatMap(({ contract, step, failure }) => (failure ? [{ contract, step, failure }] : [])),
    ],
  };
}
