import type { Finding } from '../finding.ts';
import type { Shard } from '../verify/shard.ts';
import type { TaskOutcome } from './outcome.ts';
import type { Failure } from './step-message.ts';

/** What one of several runs of the gate did, for a merge: nothing of it is judged by a baseline yet. */
export interface GatePart {
  readonly shard: Shard;
  /** What all parts of one run have in common: the same of other contents must not be put together. */
  readonly digest: string;
  readonly milliseconds: number;
  /** The names of all contracts, and of the steps that all parts together have run on each of them. */
  readonly contracts: readonly string[];
  readonly steps: readonly string[];
  readonly tasks: readonly TaskOutcome[];
  /** The contracts that could not be loaded, and why. */
  readonly unloadable: readonly Unloadable[];
  /** What there is to say of the project beyond its contracts, by step. */
  readonly ofProject: Readonly<Record<string, readonly Finding[]>>;
}

/** A contract that could not be loaded, and why. */
export interface Unloadable {
  readonly contract: string;
  readonly failure: Failure;
}

/** The step that shards have in common: each verifies its own operations of every contract. */
export const sharedStep = 'verify';

/** A step on a contract. */
export type Pair = readonly [step: string, contract: string];

/** The steps that a shard runs on contracts: the shared one on all of them, of the others every n-th. */
export function pairsOf(
  steps: readonly string[],
  contracts: readonly string[],
  shard: Shard | undefined,
): readonly Pair[] {
  const all = steps.flatMap((step) => contracts.map((contract): Pair => [step, contract]));
  if (shard === undefined) return all;
  const shared = all.filter(([step]) => step === sharedStep);
  const others = all.filter(([step]) => step !== sharedStep);
  return [...others.filter((_, index) => index % shard.of === shard.index - 1), ...shared];
}
