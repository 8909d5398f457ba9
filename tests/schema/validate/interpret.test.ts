import * as fc from 'fast-check';
import { test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { schemaGraph } from '../../../src/schema/schema-graph.ts';
import { interpreter } from '../../../src/schema/validate/interpret.ts';
import { createValidator } from '../../../src/schema/validator.ts';
import { thenMember } from '../keyword-laws.ts';
import { jsonSchemas, values } from '../schema-arbitrary.ts';

function interpreted(schema: Json) {
  return interpreter(schemaGraph({ document: { schema }, pointer: '/schema' }), 'request', true);
}

/** So many values that the validator compiles the schema on the way. */
const many = 300;

property.prop([jsonSchemas, fc.array(values, { minLength: 20, maxLength: 20 })], { numRuns: 300 })(
  'a schema judges alike, interpreted and compiled',
  (schema, candidates) => {
    const graph = schemaGraph({ document: { schema }, pointer: '/schema' });
    const validator = createValidator(graph, 'request');
    const interpreting = interpreter(graph, 'request', true);
    const expected = candidates.map((value) => interpreting.isValid(value));
    for (let count = 0; count < many; count++) validator.isValid(candidates[count % 20] ?? null);
    expect(candidates.map((value) => validator.isValid(value))).toEqual(expected);
    expect(candidates.map((value) => interpreting.failures(value).length === 0)).toEqual(expected);
  },
);

test.each<[string, Json, Json, readonly string[]]>([
  [
    'everything that fails',
    { type: 'object', required: ['a', 'b'], properties: { c: { type: 'string', minLength: 2 } } },
    { c: 1 },
    ['/required/0 at ', '/required/1 at ', '/properties/c/type at /c'],
  ],
  ['a branch that holds hides the others', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null, []],
  [
    'no branch of anyOf',
    { anyOf: [{ type: 'string' }, { type: 'null' }] },
    1,
    ['/anyOf/0/type at ', '/anyOf/1/type at ', '/anyOf at '],
  ],
  ['two branches of oneOf', { oneOf: [{ minimum: 0 }, { maximum: 9 }] }, 5, ['/oneOf at ']],
  [
    'the branch that a condition chose',
    { if: { type: 'string' }, ...thenMember({ minLength: 2 }), else: { minimum: 1 } },
    'a',
    ['/then/minLength at ', '/if at '],
  ],
  ['what must not be', { not: { type: 'string' } }, 'a', ['/not at ']],
  [
    'a name',
    { propertyNames: { maxLength: 1 } },
    { ab: 1 },
    ['/propertyNames/maxLength at ', '/propertyNames at '],
  ],
  ['nothing may be there', { prefixItems: [true], items: false }, [1, 2], ['/items at /1']],
  [
    'an unknown member',
    { properties: { a: true }, additionalProperties: false },
    { b: 1 },
    ['/additionalProperties at '],
  ],
  [
    'what the branch that holds did not evaluate',
    {
      anyOf: [{ required: ['a'], properties: { a: true } }, { properties: { b: { type: 'string' } } }],
      unevaluatedProperties: false,
    },
    { b: 'x', c: 1 },
    ['/unevaluatedProperties at '],
  ],
  [
    'what a condition evaluated counts',
    { if: { properties: { kind: { const: 'a' } }, required: ['kind'] }, unevaluatedProperties: false },
    { kind: 'a' },
    [],
  ],
  [
    'what a condition that fails evaluated does not count',
    { if: { properties: { kind: { const: 'a' } }, required: ['kind'] }, unevaluatedProperties: false },
    { kind: 'b' },
    ['/unevaluatedProperties at '],
  ],
  [
    'contained items are evaluated',
    { contains: { type: 'string' }, unevaluatedItems: { type: 'null' } },
    ['a', null, 'b'],
    [],
  ],
  [
    'other items are not',
    { contains: { type: 'string' }, unevaluatedItems: { type: 'null' } },
    ['a', 1],
    ['/unevaluatedItems/type at /1'],
  ],
])('failures: %s', (_, schema, value, expected) => {
  const found = interpreted(schema)
    .failures(value)
    .map(
      ({ schemaPointer, instancePointer }) =>
        `${schemaPointer.slice('/schema'.length)} at ${instancePointer}`,
    );
  expect(found).toEqual(expected);
});

test('a value deeper than the stack is said to be one', () => {
  const schema: Json = { items: { $ref: '#/schema' } };
  const graph = schemaGraph({ document: { schema }, pointer: '/schema' });
  let value: Json = [];
  for (let depth = 0; depth < 100_000; depth++) value = [value];
  const [failure] = createValidator(graph, 'request').failures(value);
  expect(failure?.message).toBe('is nested too deep to be judged');
});
