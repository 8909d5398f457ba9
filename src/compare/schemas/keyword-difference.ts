import type { Json, JsonObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import type { Difference } from './difference.ts';
import type { Child, Pair, Sides } from './pair.ts';
import { schemaAt, type SchemaSide } from './schema-side.ts';
import type { Step } from './step.ts';
import { trendOf } from './trend.ts';

/** Whether a keyword says the same in both schemas of a pair, with everything that it reaches. */
export function isSameKeyword(sides: Sides, pair: Pair, keyword: string): boolean {
  return keywordKey(sides.base, pair.base, keyword) === keywordKey(sides.head, pair.head, keyword);
}

function keywordKey(side: SchemaSide, pointer: string, keyword: string): string {
  const schema = schemaAt(side, pointer);
  if (typeof schema === 'boolean' || !Object.hasOwn(schema, keyword)) return '';
  return side.keys.keyword(pointer, keyword);
}

/**
 * The difference of keywords whose meaning hangs together; it is told as that of the first. `open`: they speak
 * of properties that the schema does not name.
 */
export function keywordDifference(
  [keyword = '', ...family]: readonly string[],
  base: JsonObject,
  head: JsonObject,
  open: boolean,
): Difference {
  const [before, after] = [ownValue(base, keyword), ownValue(head, keyword)];
  const trend = trendOf(keyword, before, after);
  const keywords = [...new Set([keyword, ...family])];
  return {
    kind: keyword,
    trend,
    action: trend,
    replacement: { part: 'keywords', keywords },
    open,
    tokens: [keyword],
    before,
    after,
  };
}

function ownValue(schema: JsonObject, keyword: string): Json | undefined {
  return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
}

/** The subschemas of a pair below the same tokens. */
export function childOf(pair: Pair, step: Step, tokens: readonly string[]): Child {
  return {
    step,
    pair: {
      base: appendPointer(pair.base, ...tokens),
      head: appendPointer(pair.head, ...tokens),
      whole: true,
    },
  };
}
