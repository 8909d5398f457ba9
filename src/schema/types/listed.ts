import type { Arbitrary } from 'fast-check';
import { oneOfListed } from '../arbitraries/listed.ts';
import type { Json } from '../json.ts';
import { canonicalText, jsonEqual } from '../json-equal.ts';
import type { Listed } from '../shape.ts';

/** What two lists of allowed and forbidden values allow together. */
export function meetListed(left: Listed, right: Listed): Listed {
  const among =
    left.among && right.among
      ? left.among.filter((value) => isIn(value, right.among))
      : (left.among ?? right.among);
  const except =
    left.except && right.except ? [...left.except, ...right.except] : (left.except ?? right.except);
  return { ...(among && { among }), ...(except && { except }) };
}

/** Whether the lists allow a value. */
export function allows(listed: Listed, value: Json): boolean {
  if (listed.among && !isIn(value, listed.among)) return false;
  return !isIn(value, listed.except);
}

function isIn(value: Json, list: readonly Json[] | undefined): boolean {
  return list?.some((other) => jsonEqual(value, other)) ?? false;
}

/** Values of a list, each as often as any other; they shrink to the one that is shortest to write. */
export function listedValues(values: readonly Json[]): Arbitrary<Json> {
  const byLength = values.toSorted((left, right) => canonicalText(left).length - canonicalText(right).length);
  return oneOfListed(byLength);
}
