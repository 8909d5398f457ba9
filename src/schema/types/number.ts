import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json } from '../json.ts';
import { meetsFormat } from '../formats/formats.ts';
import type { NumberFacets } from '../shape.ts';
import { allows, listedValues, meetListed } from './listed.ts';
import { fractionDigits, isMultiple, leastCommonMultiple, multiplesOf, timesStep } from './multiples.ts';
import { compact, tighter, union, type TypeRecord } from './type-record.ts';

/** How numbers work in the normal form. */
export const numberType: TypeRecord<NumberFacets> = {
  meet: (left, right) =>
    compact({
      ...meetListed(left, right),
      minimum: tighter(Math.max, left.minimum, right.minimum),
      exclusiveMinimum: tighter(Math.max, left.exclusiveMinimum, right.exclusiveMinimum),
      maximum: tighter(Math.min, left.maximum, right.maximum),
      exclusiveMaximum: tighter(Math.min, left.exclusiveMaximum, right.exclusiveMaximum),
      multiples: union(left.multiples, right.multiples),
      notMultiples: union(left.notMultiples, right.notMultiples),
      extreme: left.extreme ?? right.extreme,
      formats: union(left.formats, right.formats),
      notFormats: union(left.notFormats, right.notFormats),
    }),
  possible,
  accepts: (facets, value) => typeof value === 'number' && accepts(facets, value),
  height: (facets) => (possible(facets) ? 0 : Infinity),
  listed: (facets, most) => (facets.among ? listed(facets) : countable(facets, most)),
  exact: (facets) => !facets.notMultiples && !facets.notFormats && !facets.except,
  arbitrary: (facets) => {
    if (facets.among) return listedValues(listed(facets));
    const extreme = facets.extreme && extremeOf(facets, facets.extreme);
    return extreme === undefined ? numbers(facets) : fc.constant(extreme);
  },
};

function accepts(facets: NumberFacets, value: number): boolean {
  const {
    minimum = -Infinity,
    exclusiveMinimum = -Infinity,
    maximum = Infinity,
    exclusiveMaximum = Infinity,
  } = facets;
  if (value < minimum || value > maximum || value <= exclusiveMinimum || value >= exclusiveMaximum)
    return false;
  if (!allows(facets, value)) return false;
  if (facets.multiples?.some((step) => !isMultiple(value, step))) return false;
  if (facets.notMultiples?.some((step) => isMultiple(value, step))) return false;
  if (facets.formats?.some((format) => !meetsFormat(format, value))) return false;
  return !facets.notFormats?.some((format) => meetsFormat(format, value));
}

function listed(facets: NumberFacets): Json[] {
  return (facets.among ?? []).filter((value) => typeof value === 'number' && accepts(facets, value));
}

function possible(facets: NumberFacets): boolean {
  if (facets.among) return listed(facets).length > 0;
  const { low, high } = bounds(facets);
  if (low > high) return false;
  const step = stepOf(facets);
  if (facets.notFormats?.some((format) => allMeet(format, low, high, step))) return false;
  if (step !== undefined) {
    if (facets.notMultiples?.some((other) => isMultiple(step, other))) return false;
    return (
      Math.ceil(low / step) <= Math.floor(high / step) ||
      accepts(facets, timesStep(Math.round(low / step), step))
    );
  }
  return low < high || accepts(facets, low);
}

/** Whether every multiple of a step between two bounds has a format. */
function allMeet(format: string, low: number, high: number, step: number | undefined): boolean {
  if (step === undefined || !Number.isInteger(step)) return false;
  return meetsFormat(format, Math.ceil(low)) && meetsFormat(format, Math.floor(high));
}

/** The step that every multiple of all the facet's steps is a multiple of; `undefined`: any number will do. */
function stepOf(facets: NumberFacets): number | undefined {
  const integers = facets.formats?.some((format) => format === 'int32' || format === 'int64') ? [1] : [];
  const steps = [...(facets.multiples ?? []), ...integers];
  return steps.length > 0 ? steps.reduce(leastCommonMultiple) : undefined;
}

/** The narrowest inclusive bounds that are sure to hold all values. */
function bounds(facets: NumberFacets): { low: number; high: number } {
  const int32 = facets.formats?.includes('int32') ?? false;
  const lows = [
    facets.minimum,
    facets.exclusiveMinimum === undefined ? undefined : above(facets.exclusiveMinimum),
  ];
  const highs = [
    facets.maximum,
    facets.exclusiveMaximum === undefined ? undefined : below(facets.exclusiveMaximum),
  ];
  if (int32) lows.push(-(2 ** 31));
  if (int32) highs.push(2 ** 31 - 1);
  return {
    low: Math.max(-Number.MAX_VALUE, ...lows.filter((bound) => bound !== undefined)),
    high: Math.min(Number.MAX_VALUE, ...highs.filter((bound) => bound !== undefined)),
  };
}

/** The lowest or the highest number: a multiple where there are steps, else as many decimals off an exclusive bound as people write. */
function extremeOf(facets: NumberFacets, end: 'low' | 'high'): number | undefined {
  const inclusive = bounds(facets)[end];
  const step = stepOf(facets);
  const candidates =
    step === undefined ? [...besides(facets, end), inclusive] : multiplesFrom(inclusive, step, end);
  return candidates.find((value) => accepts(facets, value));
}

function multiplesFrom(bound: number, step: number, end: 'low' | 'high'): readonly number[] {
  const first = end === 'low' ? Math.ceil(bound / step) : Math.floor(bound / step);
  const inward = end === 'low' ? 1 : -1;
  return [-1, 0, 1, 2].map((count) => timesStep(first + inward * count, step) + 0);
}

/** Numbers beside an exclusive bound, where that is the tighter one: two decimals off, or as many as it has, then more. */
function besides(facets: NumberFacets, end: 'low' | 'high'): readonly number[] {
  const [inclusive, exclusive] =
    end === 'low' ? [facets.minimum, facets.exclusiveMinimum] : [facets.maximum, facets.exclusiveMaximum];
  if (exclusive === undefined || inclusive === bounds(facets)[end]) return [];
  const digits = Math.max(2, fractionDigits(exclusive));
  return Array.from({ length: 8 }, (_, more) => {
    const distance = 10 ** -(digits + more);
    return Number((end === 'low' ? exclusive + distance : exclusive - distance).toPrecision(15)) + 0;
  });
}

const words = new DataView(new ArrayBuffer(8));

/** The next double above. */
function above(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  words.setFloat64(0, value);
  words.setBigInt64(0, words.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return words.getFloat64(0);
}

/** The next double below. */
function below(value: number): number {
  return -above(-value);
}

function numbers(facets: NumberFacets): Arbitrary<Json> {
  const { low, high } = bounds(facets);
  const step = stepOf(facets) ?? stepBetween(facets);
  const arbitrary = step === undefined ? reals(low, high) : multiples(low, high, step);
  return arbitrary.map((value) => value + 0);
}

/** Half the step that must be missed: doubles drawn at random are mostly so small that they count as multiples. */
function stepBetween({ notMultiples }: NumberFacets): number | undefined {
  return notMultiples ? Math.min(...notMultiples) / 2 : undefined;
}

/** The numbers that people write are mostly short, so those come first and most often. */
function reals(low: number, high: number): Arbitrary<number> {
  const ways = [];
  const whole = wholeRange(low, high, 1);
  if (whole) ways.push({ arbitrary: fc.integer(whole), weight: 4 });
  const cents = wholeRange(low, high, 0.01);
  if (cents) ways.push({ arbitrary: fc.integer(cents).map(multiplesOf(0.01)), weight: 4 });
  ways.push({
    arbitrary: fc.double({ min: low, max: high, noNaN: true, noDefaultInfinity: true }),
    weight: 2,
  });
  if (low > -Number.MAX_VALUE) ways.push({ arbitrary: fc.constant(low), weight: 1 });
  if (high < Number.MAX_VALUE) ways.push({ arbitrary: fc.constant(high), weight: 1 });
  return fc.oneof(...ways);
}

function multiples(low: number, high: number, step: number): Arbitrary<number> {
  const range = wholeRange(low, high, step) ?? { min: Math.round(low / step), max: Math.round(low / step) };
  const ways = [{ arbitrary: fc.integer(range), weight: 8 }];
  if (low > -Number.MAX_VALUE) ways.push({ arbitrary: fc.constant(range.min), weight: 1 });
  if (high < Number.MAX_VALUE) ways.push({ arbitrary: fc.constant(range.max), weight: 1 });
  return fc.oneof(...ways).map(multiplesOf(step));
}

/** How many steps the bounds allow, as far as integers are exact; around zero or the bound when there is none. */
function wholeRange(low: number, high: number, step: number): { min: number; max: number } | undefined {
  const least = Math.ceil(low / step);
  const most = Math.floor(high / step);
  if (least > most) return undefined;
  const span = 2 ** 31 - 1;
  const min = low === -Number.MAX_VALUE ? Math.min(-span, most - span) : least;
  const max = high === Number.MAX_VALUE ? Math.max(span, least + span) : most;
  return safe(min) === safe(max) && min !== max ? undefined : { min: safe(min), max: safe(max) };
}

function safe(count: number): number {
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, count));
}

/** The multiples of the step within the bounds, when they are few. */
function countable(facets: NumberFacets, most: number): readonly Json[] | undefined {
  const step = stepOf(facets);
  const { low, high } = bounds(facets);
  const range = step === undefined ? undefined : wholeRange(low, high, step);
  if (!range || step === undefined || range.max - range.min >= most || low === -Number.MAX_VALUE)
    return undefined;
  if (high === Number.MAX_VALUE) return undefined;
  const counts = Array.from({ length: range.max - range.min + 1 }, (_, index) => range.min + index);
  return counts.map((count) => timesStep(count, step) + 0).filter((value) => accepts(facets, value));
}
