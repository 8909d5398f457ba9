import type { JsonObject } from '../../json.ts';
import type { Difference } from './difference.ts';
import { keywordDifference } from './keyword-difference.ts';

/** Keywords whose meaning hangs together. */
const families: readonly (readonly string[])[] = [
  ['contains', 'minContains', 'maxContains'],
  ['if', 'then', 'else'],
];
/** Keywords that are looked at on their own above. */
const special: ReadonlySet<string> = new Set([
  'properties',
  'additionalProperties',
  'items',
  'prefixItems',
  'required',
  'allOf',
  'anyOf',
  'oneOf',
]);
/** Keywords that speak of properties which the schema does not name. */
const ofOthers: ReadonlySet<string> = new Set([
  'patternProperties',
  'propertyNames',
  'maxProperties',
  'minProperties',
  'dependentSchemas',
  'unevaluatedProperties',
]);

/** The differences of keywords that nothing else looks at: each by itself, or with its family. */
export function plainDifferences(
  changed: readonly string[],
  base: JsonObject,
  head: JsonObject,
): readonly Difference[] {
  const plain = changed.filter((keyword) => !special.has(keyword));
  const groups = new Map(
    plain.map((keyword) => {
      const family = families.find((one) => one.includes(keyword));
      return [family?.[0] ?? keyword, family ?? [keyword]];
    }),
  );
  return [...groups].map(([keyword, family]) => {
    const first = plain.find((one) => family.includes(one)) ?? keyword;
    return keywordDifference([first, ...family], base, head, ofOthers.has(keyword));
  });
}
