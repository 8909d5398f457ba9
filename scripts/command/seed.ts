import { randomInt } from 'node:crypto';
import { integer } from './option.ts';

const maximum = 2 ** 31 - 1;

/** Takes a seed: a whole number of 31 bits, or `random` for a new one. */
export function seed(given: string): number {
  return given === 'random' ? randomInt(maximum + 1) : integer(0, maximum)(given);
}
