import type { NumberFacets } from '../../shape.ts';
import { none, type Found } from '../found.ts';
import { numberOf } from './decimal.ts';
import { isEmptySpan, spanOf, type Span } from './span.ts';

/** Numbers that people write, the simplest first. */
const simple: readonly number[] = [
  0, 1, -1, 2, -2, 10, -10, 0.5, -0.5, 1.5, 100, -100, 0.1, 0.01, 1000, -1000,
];
/** How far inside a bound numbers are tried. */
const distances: readonly number[] = [0, 1, 2, 10, 0.5, 0.1, 0.01, 0.001, 1e-6];
/** Into so many parts a span between two bounds is cut. */
const cuts = 16;

/** Numbers of facets that ask for no multiples and have no formats. */
export function findReals(facets: NumberFacets, want: number, accepts: (value: number) => boolean): Found {
  const span = spanOf(facets, []);
  if (isEmptySpan(span)) return none;
  const values = new Set<number>();
  for (const value of candidates(span, facets)) {
    if (Number.isFinite(value) && accepts(value)) values.add(value + 0);
    if (values.size >= want) break;
  }
  return { values: [...values], complete: isPoint(span) };
}

/** Whether a span holds a single number. */
function isPoint({ low, high }: Span): boolean {
  return low !== undefined && high !== undefined && low.units === high.units;
}

function* candidates({ scale, low, high }: Span, { notMultiples = [] }: NumberFacets): Generator<number> {
  const bottom = low && numberOf(low.units, scale);
  const top = high && numberOf(high.units, scale);
  for (const value of simple) yield value;
  for (const distance of distances) {
    if (bottom !== undefined) yield tidy(bottom + distance);
    if (top !== undefined) yield tidy(top - distance);
  }
  if (bottom !== undefined && top !== undefined)
    for (let cut = 1; cut < cuts; cut++) yield tidy(bottom + ((top - bottom) * cut) / cuts);
  const start = bottom ?? top ?? 0;
  for (const step of notMultiples)
    for (const part of [0.5, -0.5, 0.25, 1 / 3]) yield tidy(Math.round(start / step) * step + part * step);
}

/** Without the noise of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}
