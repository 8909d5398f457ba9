import { progressText } from '../../src/verify/progress-text.ts';
import { newTally, type Tally } from '../../src/verify/tally.ts';

/** Keeps how far a run of the gate has come, for a line that says so. */
export interface GateProgress {
  /** Notes that a step has ended on all contracts. */
  ended(step: string): void;
  /** Notes how far verify has come on a contract. */
  verified(contract: string, tally: Tally): void;
  /** The line at a moment: `3 of 6 steps ended, verify pets: operation 12 of 40, …`. */
  text(now: number): string;
}

/**
 * Begins to keep it.
 *
 * @param steps how many there are
 * @param budget seconds that verify may take on one contract
 * @param begun when the gate began, in milliseconds of the clock that `text` is given
 */
export function gateProgress(steps: number, budget: number, begun: number): GateProgress {
  const ended = new Set<string>();
  const tallies = new Map<string, Tally>();
  const started = new Map<string, number>();
  return {
    ended: (step) => void ended.add(step),
    verified: (contract, tally) => {
      if (!started.has(contract)) started.set(contract, performance.now());
      tallies.set(contract, tally);
    },
    text: (now) => {
      const words = `${ended.size} of ${steps} steps ended`;
      const [[name, tally] = [], ...others] = tallies;
      if (name === undefined || tally === undefined || ended.has('verify')) return words;
      if (others.length > 0) {
        const seconds = (now - begun) / 1000;
        return `${words}, verify of ${tallies.size} contracts: ${progressText(sumOf([...tallies.values()]), { seconds })}`;
      }
      const seconds = (now - (started.get(name) ?? begun)) / 1000;
      return `${words}, verify ${name}: ${progressText(tally, { seconds, budget })}`;
    },
  };
}

function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({
      operations: sum.operations + tally.operations,
      begun: sum.begun + tally.begun,
      // Contracts are not at the same thing.
      round: 'cases',
      cases: sum.cases + tally.cases,
      findings: sum.findings + tally.findings,
    }),
    newTally(),
  );
}
