/** Which part of a budget is over, for the rounds of a run that share it. */
export interface Shares {
  /** Whether the own cases of operations have had theirs; what is left of them comes after the sequences. */
  readonly ofCases: () => boolean;
  /** Whether the sequences have had theirs. */
  readonly ofSequences: () => boolean;
}

/** The parts of the time by which cases, and then sequences, make room for what comes after them. */
const casesUntil = 0.6;
const sequencesUntil = 0.85;

/**
 * Shares a budget among the rounds of a run that begins now: no round may have it all. Without a budget, and without
 * sequences, nobody has to make room.
 *
 * @param budget milliseconds
 */
export function shares(budget: number | undefined, hasSequences: boolean): Shares {
  if (budget === undefined || !hasSequences) return { ofCases: () => false, ofSequences: () => false };
  const begun = performance.now();
  const isOver = (part: number) => () => performance.now() - begun > part * budget;
  return { ofCases: isOver(casesUntil), ofSequences: isOver(sequencesUntil) };
}
