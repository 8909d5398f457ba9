import { canonicalText } from '../../json-equal.ts';
import type { NumberFacets } from '../../shape.ts';
import { none, type Found } from '../found.ts';
import { decimalOf, floorDivided, greatestCommonDivisor, numberOf, unitsAt } from './decimal.ts';
import { spanOf, type Span } from './span.ts';

/** So many multiples are looked at. */
const mostLooks = 4000;

/** How far out from zero or a bound, besides its neighbours, something may change. */
const leaps: readonly bigint[] = [10n, 100n, 1000n, 10n ** 6n, 10n ** 9n, 10n ** 15n];

/** Multiples of the steps of facets, which have no formats. */
export function findMultiples(
  facets: NumberFacets,
  want: number,
  accepts: (value: number) => boolean,
): Found {
  const { multiples = [], notMultiples = [] } = facets;
  const span = spanOf(facets, [...multiples, ...notMultiples]);
  const unitsOf = (value: number) => unitsAt(decimalOf(value), span.scale);
  const step = multiples.map(unitsOf).reduce((a, b) => (a / greatestCommonDivisor(a, b)) * b);
  const missed = notMultiples.map(unitsOf);
  if (missed.some((other) => step % other === 0n)) return none;
  const { first, last } = countsIn(span, step);
  if (first !== undefined && last !== undefined && first > last) return none;
  const isShort = first !== undefined && last !== undefined && last - first < BigInt(mostLooks);
  const excluded = new Set((facets.except ?? []).map(canonicalText));
  const values: number[] = [];
  let complete = isShort;
  for (const count of isShort ? all(first, last) : some(first, last)) {
    if (missed.some((other) => (count * step) % other === 0n)) continue;
    const value = numberOf(count * step, span.scale);
    if (excluded.has(canonicalText(value))) continue;
    if (accepts(value)) values.push(value);
    else complete = false;
    if (values.length >= want) return { values, complete: false };
  }
  return { values, complete };
}

/** Which multiples of a step lie in a span. */
function countsIn({ low, high }: Span, step: bigint): { first?: bigint; last?: bigint } {
  const first = low && -floorDivided(-low.units, step);
  const last = high && floorDivided(high.units, step);
  return {
    ...(low &&
      first !== undefined && { first: !low.included && first * step === low.units ? first + 1n : first }),
    ...(high &&
      last !== undefined && { last: !high.included && last * step === high.units ? last - 1n : last }),
  };
}

function* all(first: bigint, last: bigint): Generator<bigint> {
  for (let count = first; count <= last; count++) yield count;
}

/** Multiples around zero and the bounds, the simplest first. */
function* some(first: bigint | undefined, last: bigint | undefined): Generator<bigint> {
  const centres = [0n, first, last].filter((centre) => centre !== undefined);
  const isIn = (count: bigint) =>
    (first === undefined || count >= first) && (last === undefined || count <= last);
  const seen = new Set<bigint>();
  const near = Array.from({ length: mostLooks / 8 }, (_, index) => BigInt(index));
  for (const distance of [...near.slice(0, 4), ...leaps, ...near.slice(4)]) {
    for (const count of centres.flatMap((centre) => [centre + distance, centre - distance])) {
      if (!isIn(count) || seen.has(count)) continue;
      seen.add(count);
      yield count;
    }
  }
}
