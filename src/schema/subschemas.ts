/** How a keyword holds subschemas (Core 2020-12, section 10; `definitions` aside, which apply nothing). */
export type Holding = 'one' | 'list' | 'map';

/** The keywords that apply subschemas. */
export const applicators: ReadonlyMap<string, Holding> = new Map<string, Holding>([
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['not', 'one'],
  ['if', 'one'],
  ['then', 'one'],
  ['else', 'one'],
  ['dependentSchemas', 'map'],
  ['prefixItems', 'list'],
  ['items', 'one'],
  ['contains', 'one'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['additionalProperties', 'one'],
  ['propertyNames', 'one'],
  ['unevaluatedItems', 'one'],
  ['unevaluatedProperties', 'one'],
]);

/** The keywords that assert something by themselves (Validation 2020-12, sections 6 and 7). */
export const assertions: ReadonlySet<string> = new Set([
  'type',
  'enum',
  'const',
  'multipleOf',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxContains',
  'minContains',
  'maxProperties',
  'minProperties',
  'required',
  'dependentRequired',
  'format',
]);
