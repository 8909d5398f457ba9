/** Seconds that verifying one contract may take in the gate, unless others are chosen. */
export const defaultBudget = 120;
