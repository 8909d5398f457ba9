import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json, JsonObject } from '../../src/json.ts';

/** Values small enough that schemas and values meet often. */
export const values: Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value', withCrossShrink: true },
    fc.constantFrom<Json>(null, false, true, 0, 1, 2, 3, -1, 0.5, 10, '', 'a', 'ab', 'abc', '12', 'b1'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'ab'), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const small = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom('a', 'b', 'c');
const pattern = fc.constantFrom('^a', 'b$', '^[a-c]+$', '\\d', '^(?!a)', '^.{2,3}$');

/** Schemas of every keyword that validates, small and dense. */
export const jsonSchemas: Arbitrary<Json> = fc.letrec<{ schema: Json; object: JsonObject }>((tie) => {
  const schema = tie('schema');
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = (keys: Arbitrary<string>) => fc.dictionary(keys, schema, { maxKeys: 2, noNullPrototype: true });
  const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object');
  const keywords: readonly (readonly [string, Arbitrary<Json>])[] = [
    ['type', fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 }))],
    [
      'enum',
      fc.uniqueArray(values, { minLength: 1, maxLength: 3, selector: (value) => JSON.stringify(value) }),
    ],
    ['const', values],
    ['minimum', small],
    ['maximum', small],
    ['exclusiveMinimum', small],
    ['exclusiveMaximum', small],
    ['multipleOf', fc.constantFrom(1, 2, 3, 0.5)],
    ['minLength', small],
    ['maxLength', small],
    ['pattern', pattern],
    ['format', fc.constantFrom('date', 'uuid', 'int32', 'unknown')],
    ['minItems', small],
    ['maxItems', small],
    ['uniqueItems', fc.boolean()],
    ['items', schema],
    ['prefixItems', list],
    ['contains', schema],
    ['minContains', small],
    ['maxContains', small],
    ['properties', map(name)],
    ['required', fc.uniqueArray(name, { maxLength: 2 })],
    ['additionalProperties', schema],
    ['patternProperties', map(pattern)],
    ['propertyNames', schema],
    ['minProperties', small],
    ['maxProperties', small],
    [
      'dependentRequired',
      fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2, noNullPrototype: true }),
    ],
    ['dependentSchemas', map(name)],
    ['allOf', list],
    ['anyOf', list],
    ['oneOf', list],
    ['not', schema],
    ['if', schema],
    ['then', schema],
    ['else', schema],
    ['unevaluatedProperties', schema],
    ['unevaluatedItems', schema],
  ];
  const entry = fc
    .constantFrom(...keywords)
    .chain(([keyword, value]) => fc.tuple(fc.constant(keyword), value));
  return {
    schema: fc.oneof({ maxDepth: 3, depthIdentifier: 'schema' }, fc.boolean(), tie('object')),
    object: fc
      .uniqueArray(entry, { maxLength: 4, selector: ([keyword]) => keyword })
      .map((entries): JsonObject => Object.fromEntries(entries)),
  };
}).object;
