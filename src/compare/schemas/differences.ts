import type { JsonObject } from '../../json.ts';
import { assertions } from '../../schema/reading.ts';
import { isDeciding } from '../deciding.ts';
import { branchDifferences } from './branch-differences.ts';
import { wholeDifference } from './difference.ts';
import { itemDifferences } from './item-differences.ts';
import { isSameKeyword } from './keyword-difference.ts';
import { memberDifferences } from './member-differences.ts';
import type { Pair, PairDifferences, Sides } from './pair.ts';
import { plainDifferences } from './plain-differences.ts';
import { requiredDifferences } from './required-differences.ts';
import { behindReferences, schemaAt } from './schema-side.ts';
import { unionWrapping } from './union-wrapping.ts';

/**
 * Takes two schemas apart into differences that can be judged one by one. A value of the sender is valid for
 * the receiver when it is valid with each difference alone taken over, as keywords hold together; subschemas
 * are taken apart further where their failing means the failing of the whole.
 */
export function differencesOf(sides: Sides, given: Pair): PairDifferences {
  const pair = {
    ...given,
    base: behindReferences(sides.base, given.base),
    head: behindReferences(sides.head, given.head),
  };
  const nothing: PairDifferences = { pair, own: [], children: [] };
  if (sides.base.keys.schema(given.base) === sides.head.keys.schema(given.head)) return nothing;
  const [base, head] = [schemaAt(sides.base, pair.base), schemaAt(sides.head, pair.head)];
  if (typeof base === 'boolean' || typeof head === 'boolean') {
    const own = base === head ? [] : [wholeDifference(base, head)];
    return { ...nothing, own };
  }
  const changed = changedKeywords(sides, pair, base, head);
  if (changed.length === 0) return nothing;
  const wrapping = unionWrapping(sides, pair, base, head);
  if (wrapping) return wrapping;
  if ([base, head].some(isEntangled) && !changed.every(isPlain))
    return { ...nothing, own: [wholeDifference(base, head)] };
  const parts = [
    memberDifferences(sides, pair, base, head),
    itemDifferences(sides, pair, base, head),
    ...['allOf', 'anyOf', 'oneOf'].map((keyword) => branchDifferences(sides, pair, keyword)),
  ];
  const isJoint = changed.includes('additionalProperties');
  const plain = changed.filter((keyword) => keyword !== 'patternProperties' || !isJoint);
  const rest = plainDifferences(plain, base, head);
  return {
    pair,
    own: [...parts.flatMap(({ own }) => own), ...requiredDifferences(sides, base, head), ...rest],
    children: parts.flatMap(({ children }) => children),
  };
}

/** What says nothing about which parts were evaluated can be judged by itself beside what asks for that. */
function isPlain(keyword: string): boolean {
  return assertions.has(keyword) || keyword === 'unevaluatedProperties' || keyword === 'unevaluatedItems';
}

/** What `unevaluated` keywords and dynamic references mean depends on all others. */
function isEntangled(schema: JsonObject): boolean {
  return ['unevaluatedProperties', 'unevaluatedItems', '$dynamicRef', '$ref', '$id'].some((keyword) =>
    Object.hasOwn(schema, keyword),
  );
}

function changedKeywords(sides: Sides, pair: Pair, base: JsonObject, head: JsonObject): readonly string[] {
  const keywords = new Set([...Object.keys(base), ...Object.keys(head)]);
  const isChanged = (keyword: string): boolean =>
    keyword === 'required' || !isSameKeyword(sides, pair, keyword);
  const known = [...keywords].filter(isDeciding);
  return known.filter(isChanged);
}
