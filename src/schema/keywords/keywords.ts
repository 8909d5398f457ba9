import type { Keyword } from '../keyword.ts';
import { prefixItems } from './prefix-items.ts';
import { uniqueItems } from './unique-items.ts';
import { contains } from './contains.ts';
import { patternProperties } from './pattern-properties.ts';
import { propertyNames } from './property-names.ts';
import { dependentRequired } from './dependent-required.ts';
import { dependentSchemas } from './dependent-schemas.ts';
import { discriminator } from './discriminator.ts';
import { not } from './not.ts';
import { ifThenElse } from './if.ts';
import { unevaluatedProperties } from './unevaluated-properties.ts';
import { unevaluatedItems } from './unevaluated-items.ts';
import { allOf } from './all-of.ts';
import { anyOf } from './any-of.ts';
import { constKeyword } from './const.ts';
import { enumKeyword } from './enum.ts';
import { format } from './format.ts';
import { items } from './items.ts';
import { length } from './length.ts';
import { count } from './count.ts';
import { bounds } from './bounds.ts';
import { multipleOf } from './multiple-of.ts';
import { oneOf } from './one-of.ts';
import { pattern } from './pattern.ts';
import { properties } from './properties.ts';
import { additionalProperties } from './additional-properties.ts';
import { references } from './ref.ts';
import { required } from './required.ts';
import { type } from './type.ts';

/** Every keyword that the engine knows. To add one, add its file and name it here. */
export const keywords: readonly Keyword[] = [
  ...references,
  type,
  enumKeyword,
  constKeyword,
  ...bounds,
  multipleOf,
  ...length,
  pattern,
  format,
  items,
  ...count,
  properties,
  additionalProperties,
  required,
  allOf,
  anyOf,
  oneOf,
  discriminator,
  prefixItems,
  uniqueItems,
  contains,
  patternProperties,
  propertyNames,
  dependentRequired,
  dependentSchemas,
  not,
  ...ifThenElse,
  unevaluatedProperties,
  unevaluatedItems,
];

const byName = new Map(keywords.map((keyword) => [keyword.name, keyword]));

/**
 * The record of a keyword; `undefined` when the engine does not know it.
 *
 * @example
 * ```ts
 * import { keywordNamed } from 'schema-arbitraries/judging';
 *
 * keywordNamed('minLength')?.types; // => ["string"]
 * ```
 */
export function keywordNamed(name: string): Keyword | undefined {
  return byName.get(name);
}
