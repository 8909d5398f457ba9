import type { ExpectedError } from '../../src/expected-error.ts';
import type { Update } from '../../src/update/adopt.ts';

/** A contract that could not be updated. */
export interface Failed {
  readonly contract: string;
  readonly failure: ExpectedError;
}

/** What became of one contract. */
export type UpdateResult = Update | Failed;

/** The results of those that came to their end, overlays that do not fit among them. */
export function updatesIn(results: readonly UpdateResult[]): readonly Update[] {
  return results.filter((result) => 'outcome' in result);
}
