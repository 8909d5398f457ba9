import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Json, JsonObject } from '../../../src/json.ts';

/** The names of properties in these schemas: few, so that schemas speak of the same ones. */
export const names = ['a', 'b', 'c'] as const;

const bound = fc.integer({ min: -3, max: 6 });
const count = fc.integer({ min: 0, max: 4 });
const named = fc.constantFrom(...names);
const scalar = fc.constantFrom<Json>('', 'x', 'xy', 0, 1, 5, true, null);
const optional = { requiredKeys: [] };

/** Schemas of all kinds, unions and conditions among them; many allow next to nothing. */
export const { schema: randomSchema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'schema' },
    fc.record(
      { type: fc.constant('string'), minLength: count, maxLength: count },
      { requiredKeys: ['type'] },
    ),
    fc.record(
      {
        type: fc.constantFrom('integer', 'number'),
        minimum: bound,
        exclusiveMaximum: bound,
        multipleOf: fc.constant(2),
      },
      { requiredKeys: ['type'] },
    ),
    fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: scalar }),
    fc.record({
      type: fc.uniqueArray(fc.constantFrom('string', 'integer', 'null', 'boolean'), { minLength: 1 }),
    }),
    fc.record(
      {
        type: fc.constant('array'),
        items: tie('schema'),
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        minItems: count,
        maxItems: count,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ['type'] },
    ),
    // Not beside prefixItems: ajv 8.20 then takes an empty array for one that contains what it has to.
    fc.record(
      {
        type: fc.constant('array'),
        contains: tie('schema'),
        minContains: count,
        maxContains: count,
        maxItems: count,
      },
      { requiredKeys: ['type', 'contains'] },
    ),
    objectOf(tie('schema')),
    objectOf(tie('schema')),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('schema') }),
    // oxlint-disable-next-line unicorn/no-thenable -- a JSON Schema keyword
    fc.record({ if: tie('schema'), then: tie('schema'), else: tie('schema') }, { requiredKeys: ['if'] }),
  ),
}));

function objectOf(schema: Arbitrary<JsonObject>): Arbitrary<JsonObject> {
  return fc.record(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(named, schema, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
      required: fc.uniqueArray(named, { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), schema),
      patternProperties: fc.record({ '^[ab]': schema }, optional),
      propertyNames: fc.constantFrom<Json>({ maxLength: 1 }, { enum: ['a', 'c'] }),
      dependentRequired: fc.constantFrom<Json>({ a: ['b'] }, { c: ['a'] }),
      maxProperties: count,
    },
    { requiredKeys: ['type', 'properties'] },
  );
}

const leaf = fc.oneof(
  scalar,
  fc.integer({ min: -4, max: 8 }),
  fc.string({ maxLength: 5, unit: 'grapheme-ascii' }),
);

/** Values that such schemas may allow, and their look-alikes. */
export const { value: randomValue } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'value' },
    leaf,
    fc.dictionary(named, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));
