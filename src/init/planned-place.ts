import type { FileChange } from '../transaction/file-change.ts';

/** What becomes of a file or folder. */
export type Outcome = 'written' | 'amended' | 'already there' | 'left as it is' | 'left out';

/** A file or folder that a new contract needs, and what becomes of it. */
export interface PlannedPlace {
  /** Relative to the project's folder, with `/`; a folder ends in one. */
  readonly path: string;
  readonly outcome: Outcome;
  /** Why, where that is a question. */
  readonly reason?: string;
  readonly changes: readonly FileChange[];
}

/** A place that nothing is written to. */
export function unwritten(
  path: string,
  outcome: 'already there' | 'left as it is' | 'left out',
  reason?: string,
): PlannedPlace {
  return { path, outcome, reason, changes: [] };
}
