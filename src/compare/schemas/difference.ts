import type { Json } from '../../json.ts';
import { trendOf, type Trend } from './trend.ts';

/** What is taken over from one schema into the other, so that a difference can be judged by itself. */
export type Replacement =
  /** These keywords, and no others. */
  | { readonly part: 'keywords'; readonly keywords: readonly string[] }
  /** Only whether null is allowed; the side that allows it has it as the last entry of a union. */
  | { readonly part: 'null'; readonly at: 'base' | 'head' }
  /** One property that only one of the two names. */
  | { readonly part: 'property'; readonly name: string }
  /** Branches of a union that one side has alone: those that have a partner stay, by their indices on each side. */
  | {
      readonly part: 'branches';
      readonly keyword: string;
      readonly base: readonly number[];
      readonly head: readonly number[];
    }
  /** Everything: the schemas are too different to be taken apart. */
  | { readonly part: 'whole' };

/** One way in which a schema of the head differs from that of the base, apart from its subschemas. */
export interface Difference {
  /** The keyword, or `property`, or `schema` for the whole. */
  readonly kind: string;
  readonly trend: Trend;
  /** `added` and `removed` for properties. */
  readonly action: Trend | 'added' | 'removed';
  readonly replacement: Replacement;
  /** Whether it speaks of properties that the schema does not name: then those count. */
  readonly open: boolean;
  /** Tokens from the schema to what changed. */
  readonly tokens: readonly string[];
  /** The keyword's value before and after. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The difference of two schemas that cannot be taken apart. */
export function wholeDifference(before: Json, after: Json): Difference {
  const trend = trendOf('schema', before, after);
  return {
    kind: 'schema',
    trend,
    action: trend,
    replacement: { part: 'whole' },
    open: true,
    tokens: [],
    before,
    after,
  };
}
