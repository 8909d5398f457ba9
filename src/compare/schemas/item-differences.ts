import { isObject, type JsonObject } from '../../json.ts';
import { childOf, isSameKeyword, keywordDifference } from './keyword-difference.ts';
import { noPart, type Pair, type Part, type Sides } from './pair.ts';

/** Items by position and those that follow (Core 2020-12, section 10.3.1). */
export function itemDifferences(sides: Sides, pair: Pair, base: JsonObject, head: JsonObject): Part {
  const isSame = (keyword: string): boolean => isSameKeyword(sides, pair, keyword);
  if (isSame('items') && isSame('prefixItems')) return noPart;
  const first = Array.isArray(base.prefixItems) ? base.prefixItems.length : 0;
  if (isSame('prefixItems') && isObject(base.items) && isObject(head.items))
    return { own: [], children: [childOf(pair, { into: 'item', index: first }, ['items'])] };
  const keyword = isSame('prefixItems') ? 'items' : 'prefixItems';
  const difference = keywordDifference([keyword, 'items', 'prefixItems'], base, head, false);
  return { own: [difference], children: [] };
}
