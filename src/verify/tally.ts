/** How far a run has come. The run writes it, others look at it whenever they like. */
export interface Tally {
  /** How many operations are to be verified. */
  operations: number;
  /** How many of them were begun. */
  begun: number;
  /** What they are verified by at the moment. */
  round: Round;
  /** How many cases were sent. */
  cases: number;
  /** How many causes of findings are known. */
  findings: number;
}

/** What is done to all operations before the next thing is. */
export type Round = 'cases' | 'sequences' | 'random';

/** Where a run begins. */
export function newTally(): Tally {
  return { operations: 0, begun: 0, round: 'cases', cases: 0, findings: 0 };
}
