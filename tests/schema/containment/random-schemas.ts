import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json, JsonObject } from '../../../src/json.ts';
import type { SchemaPlace } from '../../../src/schema/schema.ts';

const limit = fc.integer({ min: -3, max: 6 });
const size = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom('a', 'b', 'c', 'd');
const type = fc.constantFrom('string', 'number', 'integer', 'object', 'array', 'null', 'boolean');
const literal = fc.constantFrom<Json>(null, true, 0, 3, -1, '', 'a', 'abc', [], [1, 1], {}, { a: 1, b: 2 });
const pattern = fc.constantFrom('^a', 'b$', '^[a-c]+$', '^[a-z]{2}$', '\\d', '^(a|b)$', '^.{1,3}$');
const format = fc.constantFrom('date', 'uuid', 'ipv4', 'email', 'date-time', 'int32', 'uri');

/** Some of several keywords, each with a value. */
function some(keywords: Record<string, Arbitrary<unknown>>): Arbitrary<unknown> {
  return fc.record(keywords, { requiredKeys: [] });
}

const plain = fc.oneof(
  some({ type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })) }),
  some({ enum: fc.array(literal, { minLength: 1, maxLength: 3 }) }),
  some({ const: literal }),
  some({
    type: fc.constantFrom('number', 'integer'),
    minimum: limit,
    maximum: limit,
    exclusiveMinimum: limit,
    multipleOf: fc.constantFrom(2, 3, 0.5, 0.1),
  }),
  some({ type: fc.constant('string'), minLength: size, maxLength: size, pattern, format }),
  fc.constantFrom<unknown>(true, false, { $ref: '#/$defs/other' }),
);

function objects(part: Arbitrary<unknown>): Arbitrary<unknown> {
  return some({
    type: fc.constant('object'),
    properties: fc.dictionary(name, part, { maxKeys: 3 }),
    required: fc.uniqueArray(name, { maxLength: 2 }),
    additionalProperties: part,
    patternProperties: fc.dictionary(fc.constantFrom('^a', 'c$', '^x'), part, { maxKeys: 2 }),
    propertyNames: some({ maxLength: size, pattern }),
    minProperties: size,
    maxProperties: size,
    dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 1 }),
    unevaluatedProperties: part,
  });
}

function arrays(part: Arbitrary<unknown>): Arbitrary<unknown> {
  return some({
    type: fc.constant('array'),
    items: part,
    prefixItems: fc.array(part, { minLength: 1, maxLength: 2 }),
    contains: part,
    maxContains: size,
    minItems: size,
    maxItems: size,
    uniqueItems: fc.boolean(),
    unevaluatedItems: part,
  });
}

function combined(part: Arbitrary<unknown>): Arbitrary<unknown> {
  const list = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    some({ allOf: list, anyOf: list }),
    fc.record({ oneOf: list }),
    fc.record({ not: part }),
    fc.record(Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, part]))),
  );
}

const schema = fc.letrec((tie) => {
  const part = tie('schema');
  return {
    schema: fc.oneof(
      { depthIdentifier: 'schemas', maxDepth: 3, withCrossShrink: true },
      plain,
      objects(part),
      arrays(part),
      combined(part),
    ),
  };
}).schema;

/** What a keyword of a schema is here: plain JSON without prototypes of its own. */
function asJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}

/** A schema and one that it may refer to as `#/$defs/other`, which does not refer to itself in place. */
export const schemas: Arbitrary<{ readonly schema: Json; readonly other: Json }> = fc
  .record({ schema, part: schema })
  .map(({ schema: own, part }) => ({
    schema: asJson(own),
    other: asJson({ type: 'object', properties: { a: part }, required: ['a'] }),
  }));

/** A schema where it is written, with the one that it may refer to. */
export function placed(own: Json, other: Json, rest: JsonObject = {}): SchemaPlace {
  return { document: { ...rest, $defs: { other }, schema: own }, pointer: '/schema' };
}
