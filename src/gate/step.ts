import path from 'node:path';
import type { ComparisonRecord } from '../change-record.ts';
import type { ConstraintRecord } from '../constraint-record.ts';
import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import type { CoverageFigure } from '../verify/coverage.ts';
import type { Shard } from '../verify/shard.ts';
import type { Tally } from '../verify/tally.ts';

/** What the gate was asked for, the same for every step and contract. */
export interface GateSettings {
  /** The project's absolute folder. */
  readonly root: string;
  /** The absolute folder that `spec/` and `generated/` are in, if that is not the project's: for what is not in place yet. */
  readonly staged?: string;
  /** Percent of the constraints that must be exercised on both sides. */
  readonly requireCoverage?: number;
  /** The titles of the operations that are verified; all of them by default. */
  readonly operations?: readonly string[];
  /** Which part of the operations is verified, of a run that several share; all of them by default. */
  readonly shard?: Shard;
  /** Seconds that verifying one contract may take; 120 by default. */
  readonly budget?: number;
  /** The git revision that the contracts are compared with. */
  readonly base?: string;
  /** The day, as `2026-01-31`. */
  readonly today?: string;
}

/** The folder of what was generated for a contract. */
export function generatedFolder({ root, staged = root }: GateSettings, contract: string): string {
  return path.join(staged, 'generated', contract);
}

/** What a step works on. */
export interface StepContext extends GateSettings {
  readonly contract: Contract;
  /** Aborts when the gate is interrupted: a step that can ends with what it knows. */
  readonly stop?: AbortSignal;
  /** Given, once, where a long step notes how far it has come. */
  readonly onProgress?: (tally: Tally) => void;
}

/** What a step found in one contract. */
export interface StepResult {
  readonly findings: readonly Finding[];
  /** What was done, counted: `{ files: 16 }`. Counts of several contracts add up. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Constraints exercised on both sides, for the step that exercises them. */
  readonly constraints?: CoverageFigure;
  /** Each constraint that was not, and why. */
  readonly uncovered?: readonly string[];
  /** Every constraint, for the step that exercises them. */
  readonly coverage?: readonly ConstraintRecord[];
  /** What changed, for the step that compares. */
  readonly comparison?: ComparisonRecord;
  /** Whether the time was up before all was done: that it passed says nothing of the rest. */
  readonly isPartial?: boolean;
}

/** The results of a step on all its contracts, added up. */
export interface StepTotal {
  readonly findings: number;
  /** What was counted; 0 for what was not. */
  readonly count: (name: string) => number;
  readonly constraints: CoverageFigure | undefined;
}

/**
 * Something that a step's result depends on: a file or a folder with all that is in it (absolute paths), but for files
 * whose names end with `without`, or a text.
 */
export type Input =
  | { readonly file: string }
  | { readonly folder: string; readonly without?: string }
  | { readonly text: string };

/** What a contract's result depends on; `undefined` when that cannot be known. */
export type InputsOf = (contract: string) => readonly Input[] | undefined;

/**
 * One step of the gate. It runs in processes of their own, contract by contract, so its rooms are
 * imported within its functions: the table of steps must cost nothing to load.
 */
export interface Step {
  readonly name: string;
  /** One line on what it makes sure of. */
  readonly summary: string;
  /** Whether it is left out when no base is named. */
  readonly needsBase?: boolean;
  /** Whether there is anything for it in a project; there is by default. */
  isMeant?(settings: GateSettings): Promise<boolean>;
  /** What its results depend on besides the contract's own folder and the toolkit: the same inputs, the same result. */
  inputs(settings: GateSettings): Promise<InputsOf>;
  run(context: StepContext): Promise<StepResult>;
  /** What there is to say of a project beyond its contracts, given their names: of what is there no more. */
  ofProject?(settings: GateSettings, names: readonly string[]): Promise<readonly Finding[]>;
  /** What was done, in a few words: `16 files up to date`. */
  figure(total: StepTotal): string;
}
