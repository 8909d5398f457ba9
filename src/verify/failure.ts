import { fromPointer } from '../json-pointer.ts';
import type { ValidationFailure } from '../schema/index.ts';

/**
 * The failure that says most: of the deepest place in the value, the first that is not an applicator
 * summing up what failed below it. `undefined` when there are none.
 */
export function deepest(failures: readonly ValidationFailure[]): ValidationFailure | undefined {
  return failures.toSorted((a, b) => rank(b) - rank(a))[0];
}

function rank({ instancePointer, keyword }: ValidationFailure): number {
  return 2 * fromPointer(instancePointer).length + (applicators.has(keyword) ? 0 : 1);
}

const applicators = new Set(
  'anyOf oneOf allOf not if then else $ref $dynamicRef dependentSchemas'.split(' '),
);
