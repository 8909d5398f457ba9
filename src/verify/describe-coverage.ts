import { constraintWords, placeWords } from '../constraint-words.ts';
import type { Contract } from '../contract/contract.ts';
import type { Json } from '../json.ts';
import { valueAt } from '../json-pointer.ts';
import type { ConstraintCoverage } from './coverage.ts';

/** A value that is longer, in characters of JSON, is looked up in the document by whoever wants it. */
const longestValue = 300;

/** Of contracts with more operations only what is wrong or the team's own is located: positions in large files take seconds. */
const mostLocated = 100;

/** Coverage with what each constraint asks for in words, where it is written, and whether an overlay added it. */
export function describeCoverage(
  contract: Contract,
  coverage: readonly ConstraintCoverage[],
): readonly ConstraintCoverage[] {
  const isSmall = contract.operations.length <= mostLocated;
  return coverage.map((each) => {
    const said = valueAt(contract.document, each.pointer);
    const value = isRule(each) ? undefined : said;
    const overlay = contract.overlayOf?.(each.pointer);
    const isWrong = each.accepted.outcome === 'no' || each.rejected.outcome === 'no';
    const place = placeOf(each);
    return {
      ...each,
      words: constraintWords(each.keyword, each.keyword === 'content-type' ? said : value),
      ...(place !== '' && { place }),
      ...(value !== undefined && isShort(value) && { value }),
      ...((isSmall || isWrong || overlay) && { location: contract.locate(each.pointer) }),
      ...(overlay && { overlay }),
    };
  });
}

/** What speaks of the request itself stands at an object that says much else. */
function isRule({ part, pointer, keyword }: ConstraintCoverage): boolean {
  return part === 'request' || !(pointer.endsWith(`/${keyword}`) || /\/\d+$/.test(pointer));
}

function placeOf({ part, instancePath }: ConstraintCoverage): string {
  if (part === 'request') return '';
  const name = /^(?:path|query|header|cookie)\.(.+)$/s.exec(part)?.[1] ?? '';
  const within = placeWords(instancePath);
  return [name, within].filter((words) => words !== '').join(within.startsWith('[') ? '' : '.');
}

function isShort(value: Json): boolean {
  return JSON.stringify(value).length <= longestValue;
}
