import { isObject, type Json } from '../../json.ts';
import { canonicalText } from '../../schema/json-equal.ts';
import type { Action } from '../change.ts';

/** Which way a constraint moved: fewer values are valid than before, more, or some of both. */
export type Trend = Extract<Action, 'tightened' | 'loosened' | 'changed'>;

const least: ReadonlySet<string> = new Set([
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'minContains',
]);
const most: ReadonlySet<string> = new Set([
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'maxContains',
]);
/** Lists of which a value must meet every entry. */
const every: ReadonlySet<string> = new Set(['required', 'allOf']);
/** Lists of which a value must meet an entry. */
const some: ReadonlySet<string> = new Set(['enum', 'type', 'anyOf', 'oneOf']);

/** Which way a keyword's constraint moved, as far as its values alone tell; `undefined`: it is not there. */
export function trendOf(keyword: string, base: Json | undefined, head: Json | undefined): Trend {
  if (base === undefined) return 'tightened';
  if (head === undefined) return 'loosened';
  if (keyword === 'const') return 'changed';
  if (typeof base === 'boolean' || typeof head === 'boolean') return trendOfBooleans(keyword, base, head);
  if (typeof base === 'number' && typeof head === 'number') return trendOfNumbers(keyword, base, head);
  if (every.has(keyword)) return trendOfSets(listOf(head), listOf(base));
  if (some.has(keyword)) return trendOfSets(listOf(base), listOf(head));
  return 'changed';
}

function trendOfNumbers(keyword: string, base: number, head: number): Trend {
  if (least.has(keyword)) return head > base ? 'tightened' : 'loosened';
  if (most.has(keyword)) return head < base ? 'tightened' : 'loosened';
  if (keyword !== 'multipleOf') return 'changed';
  if (Number.isInteger(head / base)) return 'tightened';
  return Number.isInteger(base / head) ? 'loosened' : 'changed';
}

/** `uniqueItems: true` asks for something, and `true` for a schema for nothing. */
function trendOfBooleans(keyword: string, base: Json, head: Json): Trend {
  if (keyword === 'uniqueItems') return head === true ? 'tightened' : 'loosened';
  if (base === true || head === false) return 'tightened';
  return base === false || head === true ? 'loosened' : 'changed';
}

/** A larger set of allowed values is looser. */
function trendOfSets(base: readonly Json[], head: readonly Json[]): Trend {
  const [before, after] = [new Set(base.map(entryText)), new Set(head.map(entryText))];
  const [isWider, isNarrower] = [isCovered(before, after), isCovered(after, before)];
  if (isWider === isNarrower) return 'changed';
  return isWider ? 'loosened' : 'tightened';
}

function isCovered(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return inner.values().every((text) => outer.has(text) || (text === '"integer"' && outer.has('"number"')));
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** A schema counts without what only describes it. */
function entryText(entry: Json): string {
  if (!isObject(entry)) return canonicalText(entry);
  const { title: _, description: __, ...rest } = entry;
  return canonicalText(rest);
}
