import { nearest } from '../../src/nearest.ts';

/** `Did you mean "lint"?` or nothing. */
export function didYouMean(typed: string, candidates: readonly string[]): string | undefined {
  const candidate = nearest(typed, candidates);
  return candidate === undefined ? undefined : `Did you mean "${candidate}"?`;
}
