import type { NumberFacets } from '../../shape.ts';
import { decimalOf, unitsAt } from './decimal.ts';

/** The bounds of a number, in units of 10 to the power of minus `scale`. */
export interface Span {
  readonly scale: number;
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}

/** One end of a span. */
export interface Bound {
  readonly units: bigint;
  readonly included: boolean;
}

/** The bounds that facets set, at a scale at which they, and further numbers, are whole. */
export function spanOf(facets: NumberFacets, others: readonly number[]): Span {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = facets;
  const written = [minimum, exclusiveMinimum, maximum, exclusiveMaximum, ...others];
  const scale = Math.max(
    0,
    ...written.flatMap((value) => (value === undefined ? [] : [decimalOf(value).scale])),
  );
  const bound = (value: number | undefined, included: boolean): Bound | undefined =>
    value === undefined ? undefined : { units: unitsAt(decimalOf(value), scale), included };
  return {
    scale,
    low: tighter(bound(minimum, true), bound(exclusiveMinimum, false), 1n),
    high: tighter(bound(maximum, true), bound(exclusiveMaximum, false), -1n),
  };
}

/** The narrower of two ends: of low ones, `sign` 1, the higher. */
function tighter(one: Bound | undefined, other: Bound | undefined, sign: bigint): Bound | undefined {
  if (!one || !other) return one ?? other;
  return other.units * sign >= one.units * sign ? other : one;
}

/** Whether no number lies in a span. */
export function isEmptySpan({ low, high }: Span): boolean {
  if (!low || !high) return false;
  return low.units > high.units || (low.units === high.units && !(low.included && high.included));
}
