import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { isDeciding } from '../deciding.ts';
import type { Difference } from './difference.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { behindReferences, type SchemaSide } from './schema-side.ts';

const unions = ['anyOf', 'oneOf'] as const;

/** A side that is a union where the other is not. */
interface Wrapping {
  readonly keyword: (typeof unions)[number];
  /** The side with the union. */
  readonly at: 'base' | 'head';
  readonly entries: readonly Json[];
}

/**
 * How two schemas differ of which one became a union, or was one: what the other says moved into its entries, so
 * that telling keyword by keyword what is gone would say nothing true. `undefined` when they did not differ so.
 */
export function unionWrapping(
  sides: Sides,
  pair: Pair,
  base: JsonObject,
  head: JsonObject,
): PairDifferences | undefined {
  const wrapping = wrappingOf(base, head, 'head') ?? wrappingOf(head, base, 'base');
  if (!wrapping) return undefined;
  const { keyword, at } = wrapping;
  const [inner, nothing] = wrapping.entries;
  if (
    isNull(nothing) &&
    wrapping.entries.length === 2 &&
    isObject(inner) &&
    !admitsNull(at === 'head' ? base : head)
  )
    return nullableOnly(pair, wrapping);
  const kept = keptEntries(sides, pair, wrapping);
  const lists =
    at === 'head'
      ? { before: kept, after: [...wrapping.entries] }
      : { before: [...wrapping.entries], after: kept };
  return { pair, own: [difference(keyword, at, { part: 'whole' }, lists)], children: [] };
}

function wrappingOf(plain: JsonObject, union: JsonObject, at: Wrapping['at']): Wrapping | undefined {
  if (unions.some((keyword) => plain[keyword] !== undefined)) return undefined;
  const [keyword, second] = unions.filter((one) => Array.isArray(union[one]));
  if (keyword === undefined || second !== undefined) return undefined;
  const isMoved = Object.keys(plain).some((one) => isDeciding(one) && !Object.hasOwn(union, one));
  const entries = union[keyword];
  return isMoved && Array.isArray(entries) ? { keyword, at, entries } : undefined;
}

/** Null is the only news: the other entry is compared with what stood, or stands, for itself. */
function nullableOnly(pair: Pair, { keyword, at, entries }: Wrapping): PairDifferences {
  const [, nothing = null] = entries;
  const lists = at === 'head' ? { before: [], after: [nothing] } : { before: [nothing], after: [] };
  const inner = { ...pair, [at]: appendPointer(pair[at], keyword, 0) };
  return {
    pair,
    own: [difference(keyword, at, { part: 'null', at }, lists)],
    children: [{ step: { into: 'branch', keyword, index: 0 }, pair: inner }],
  };
}

function difference(
  keyword: string,
  at: Wrapping['at'],
  replacement: Difference['replacement'],
  { before, after }: { readonly before: Json[]; readonly after: Json[] },
): Difference {
  const trend = at === 'head' ? 'loosened' : 'tightened';
  return { kind: keyword, trend, action: trend, replacement, open: false, tokens: [keyword], before, after };
}

/** The entries that say what the other side says for itself. */
function keptEntries(sides: Sides, pair: Pair, { keyword, at, entries }: Wrapping): Json[] {
  const other = at === 'head' ? 'base' : 'head';
  const key = keyAt(sides[other], pair[other]);
  return entries.filter((_, index) => keyAt(sides[at], appendPointer(pair[at], keyword, index)) === key);
}

function keyAt(side: SchemaSide, pointer: string): string {
  return side.keys.schema(behindReferences(side, pointer));
}

function isNull(schema: Json | undefined): boolean {
  return isObject(schema) && schema.type === 'null';
}

function admitsNull(schema: JsonObject): boolean {
  const { type } = schema;
  return type === undefined || type === 'null' || (Array.isArray(type) && type.includes('null'));
}
