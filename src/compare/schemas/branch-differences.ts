import { isObject } from '../../json.ts';
import { appendPointer } from '../../json-pointer.ts';
import { matchBranches } from './branches.ts';
import { isSameKeyword, keywordDifference } from './keyword-difference.ts';
import { noPart, type Child, type Pair, type Part, type Sides } from './pair.ts';
import { schemaAt } from './schema-side.ts';

/** Branches that speak of the same value (Core 2020-12, section 10.2.1): apart where they can be judged by themselves. */
export function branchDifferences(sides: Sides, pair: Pair, keyword: string): Part {
  if (isSameKeyword(sides, pair, keyword)) return noPart;
  const matched = matchBranches(sides, pair, keyword);
  const [base, head] = [schemaAt(sides.base, pair.base), schemaAt(sides.head, pair.head)];
  if (!matched && isObject(base) && isObject(head))
    return { own: [keywordDifference([keyword], base, head, false)], children: [] };
  const children = (matched ?? []).map(([from, to]): Child => ({
    step: { into: 'branch', keyword, index: from },
    pair: {
      base: appendPointer(pair.base, keyword, from),
      head: appendPointer(pair.head, keyword, to),
      whole: keyword !== 'allOf' && pair.whole,
    },
  }));
  return { own: [], children };
}
