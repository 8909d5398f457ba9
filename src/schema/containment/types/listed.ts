import type { Json } from '../../json.ts';
import type { Found } from '../found.ts';

/** The values of a list that pass a check, the ones that are shortest to write first. */
export function findListed(values: readonly Json[], accepts: (value: Json) => boolean, want: number): Found {
  const found = values.filter(accepts).toSorted((left, right) => lengthOf(left) - lengthOf(right));
  return { values: found.slice(0, want), complete: found.length <= want };
}

function lengthOf(value: Json): number {
  return JSON.stringify(value).length;
}
