import { expect, test } from 'vitest';
import { saidByTypes, saidOf } from '../../../src/generate/values/said-by-types.ts';
import type { Json } from '../../../src/json.ts';
import { keywords } from '../../../src/schema/keywords/keywords.ts';
import { applicators, assertions } from '../../../src/schema/subschemas.ts';

test('every keyword of the engine has its place in the table', () => {
  const known = [...keywords.map(({ name }) => name), ...applicators.keys(), ...assertions.keys()];
  const missing = known.filter((name) => !Object.hasOwn(saidByTypes, name) && !name.startsWith('$'));
  expect(missing).toEqual([]);
});

const rows: readonly [schema: Json, said: Json][] = [
  [{ type: 'integer', minimum: 1, multipleOf: 2 }, { type: ['number'] }],
  [
    { type: 'string', pattern: 'a', format: 'uuid', description: 'x' },
    { type: ['string'], description: 'x' },
  ],
  [{ oneOf: [{ type: 'integer' }, { maxLength: 1 }] }, { allOf: [{ anyOf: [{ type: ['number'] }, {}] }] }],
  [
    { type: 'string', enum: ['a'], pattern: 'b' },
    { type: ['string'], enum: ['a'] },
  ],
  [
    { type: 'array', items: { type: 'string' }, minItems: 2 },
    { type: ['array'], items: { type: ['string'] } },
  ],
  [
    { type: 'array', prefixItems: [true], minItems: 1, maxItems: 1 },
    { type: ['array'], prefixItems: [true], minItems: 1, maxItems: 1 },
  ],
  [
    { type: 'array', prefixItems: [true], unevaluatedItems: false },
    { type: ['array'], prefixItems: [true], items: false },
  ],
  [{ items: { type: 'string' } }, {}],
  [
    { properties: { a: { not: {} }, b: false }, additionalProperties: { type: 'string' }, required: ['a'] },
    { properties: { a: {} }, required: ['a'] },
  ],
  [{ additionalProperties: { type: 'null' } }, { additionalProperties: { type: ['null'] } }],
  [{ additionalProperties: false }, {}],
  [{ if: { type: 'string' }, else: { minLength: 1 }, madeUp: 1 }, {}],
  [true, true],
];

test.each(rows)('of %j types say %j', (schema, said) => {
  expect(saidOf(schema)).toEqual(said);
});
