import type { Contract } from '../contract/contract.ts';
import type { Finding } from '../finding.ts';
import type { CoverageFigure } from '../verify/coverage.ts';

/** What a step works on. */
export interface StepContext {
  /** The project's absolute folder. */
  readonly root: string;
  readonly contracts: readonly Contract[];
  /** Whether `contracts` are all that the project has. */
  readonly whole: boolean;
  /** Percent of the constraints that must be exercised on both sides. */
  readonly requireCoverage?: number;
  /** The git revision that the contracts are compared with. */
  readonly base?: string;
  /** The day, as `2026-01-31`. */
  readonly today?: string;
}

/** What a step found. */
export interface StepResult {
  readonly findings: readonly Finding[];
  /** What was done, in a few words: `5 files are up to date`. */
  readonly figure: string;
  /** Constraints exercised on both sides, for the step that exercises them. */
  readonly constraints?: CoverageFigure;
}

/**
 * One step of the gate. It runs in a process of its own, so its rooms are imported within `run`: the
 * table of steps must cost nothing to load.
 */
export interface Step {
  readonly name: string;
  /** One line on what it makes sure of. */
  readonly summary: string;
  /** Whether it is left out when no base is named. */
  readonly needsBase?: boolean;
  run(context: StepContext): Promise<StepResult>;
}
