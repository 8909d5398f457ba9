import { isObject, type Json, type JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { matchBranches, type Matching } from './branches.ts';
import type { Difference } from './difference.ts';
import { isSameKeyword, keywordDifference } from './keyword-difference.ts';
import { noPart, type Child, type Pair, type Part, type Sides } from './pair.ts';
import { schemaAt } from './schema-side.ts';
import { trendOf } from './trend.ts';

/** Branches that speak of the same value (Core 2020-12, section 10.2.1): apart where they can be judged by themselves. */
export function branchDifferences(sides: Sides, pair: Pair, keyword: string): Part {
  if (isSameKeyword(sides, pair, keyword)) return noPart;
  const matched = matchBranches(sides, pair, keyword);
  const [base, head] = [schemaAt(sides.base, pair.base), schemaAt(sides.head, pair.head)];
  if (!matched && isObject(base) && isObject(head))
    return { own: [keywordDifference([keyword], base, head, false)], children: [] };
  const children = (matched?.differing ?? []).map(([from, to]): Child => ({
    step: { into: 'branch', keyword, index: from },
    pair: {
      base: appendPointer(pair.base, keyword, from),
      head: appendPointer(pair.head, keyword, to),
      whole: keyword !== 'allOf' && pair.whole,
    },
  }));
  return { own: matched ? countDifference(keyword, base, head, matched) : [], children };
}

/** Branches that one side has alone, beside those that both have. */
function countDifference(
  keyword: string,
  base: JsonObject | boolean,
  head: JsonObject | boolean,
  { removed, added }: Matching,
): readonly Difference[] {
  if (removed.length + added.length === 0) return [];
  const [before, after] = [listIn(base, keyword), listIn(head, keyword)];
  const [gone, fresh] = [
    removed.map((index) => before[index] ?? null),
    added.map((index) => after[index] ?? null),
  ];
  const trend = trendOf(keyword, gone, fresh);
  return [
    {
      kind: keyword,
      trend,
      action: trend,
      replacement: { part: 'branches', keyword, base: without(before, removed), head: without(after, added) },
      open: false,
      tokens: [keyword],
      before: gone,
      after: fresh,
    },
  ];
}

function without(list: readonly Json[], alone: readonly number[]): readonly number[] {
  return [...list.keys()].filter((index) => !alone.includes(index));
}

function listIn(schema: JsonObject | boolean, keyword: string): readonly Json[] {
  const list = isObject(schema) ? schema[keyword] : undefined;
  return Array.isArray(list) ? list : [];
}
