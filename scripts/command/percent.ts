import { ExpectedError } from '../../src/expected-error.ts';

/** Takes a percentage, 0 to 100, with or without its sign; fractions are fine. */
export function percent(given: string): number {
  const [, digits] = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(given) ?? [];
  const value = Number(digits ?? Number.NaN);
  if (value <= 100) return value;
  throw new ExpectedError(`"${given}" is no percentage from 0 to 100`);
}
