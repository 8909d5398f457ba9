/**
 * What verify does, in this order: what the description gives as examples, every constraint from both
 * sides, random requests, and sequences of requests.
 */
export const phases = ['examples', 'coverage', 'fuzz', 'stateful'] as const;

/** One of the phases of verify. */
export type Phase = (typeof phases)[number];
