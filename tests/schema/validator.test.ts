import { expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import { readSchemas } from '../../src/schema/validator.ts';
import { compiled } from './schemas.ts';

test.each<[string, Json, Json, string, string]>([
  ['behind a reference', { $ref: '#/parts/name' }, 3, '/parts/name/type', ''],
  [
    'in a property behind a reference',
    { properties: { a: { $ref: '#/parts/name' } } },
    { a: 3 },
    '/parts/name/type',
    '/a',
  ],
  ['for the missing name', { required: ['a', 'b'] }, { a: 1 }, '/schema/required/1', ''],
  ['for an unknown property', { additionalProperties: false }, { a: 1 }, '/schema/additionalProperties', ''],
  ['for what must not be there', { properties: { a: false } }, { a: 1 }, '/schema/properties/a', '/a'],
  ['for a fractional multiple', { multipleOf: 0.01 }, 0.015, '/schema/multipleOf', ''],
  ['for a format', { format: 'date-time' }, 'today', '/schema/format', ''],
  ['for a format of OpenAPI', { format: 'int32' }, 2 ** 31, '/schema/format', ''],
])('a failure is told where it is written: %s', (_, schema, value, schemaPointer, instancePointer) => {
  const failures = compiled(schema, 'request', { parts: { name: { type: 'string' } } }).validate(value);
  expect(failures).toContainEqual(expect.objectContaining({ schemaPointer, instancePointer }));
});

test.each<[Json, string[]]>([
  [{ type: 'string' }, []],
  [{ properties: { a: { $ref: '#/nowhere' } } }, ['/schema/properties/a/$ref']],
  [{ $ref: 'other.json#/a' }, ['/schema/$ref']],
  [{ items: { pattern: '(' } }, ['/schema/items/pattern']],
  [{ $ref: '#/schema' }, ['/schema/$ref']],
  [{ anyOf: [{ type: 'null' }, { allOf: [{ $ref: '#/schema' }] }] }, ['/schema/anyOf/1/allOf/0/$ref']],
  [{ properties: { a: { $ref: '#/schema' } } }, []],
])('the problems of %j', (schema, pointers) => {
  const { problems } = readSchemas({ schema }, ['/schema']);
  expect(problems.map(({ schemaPointer }) => schemaPointer)).toEqual(pointers);
});

test('a pattern that only compiles without the u flag counts', () => {
  expect(compiled({ pattern: '^\\-$' }).validate('+')).toHaveLength(1);
});

test('fractions are multiples as people count', () => {
  expect(compiled({ multipleOf: 0.1 }).validate(0.3)).toEqual([]);
});

test.each([
  ['nested repetition', '^(a+)+$', 'a'.repeat(5000)],
  ['a separator that may be left out', '^([a-z0-9]+-?)*$', 'a'.repeat(5000)],
  ['a back reference', '^((a+)+)\\1$', 'a'.repeat(40)],
])('a text that hangs ordinary engines is judged: %s', (_, pattern, text) => {
  const [failure, ...others] = compiled({ type: 'string', pattern }).validate(`${text}!`);
  expect(failure).toMatchObject({ schemaPointer: '/schema/pattern' });
  expect(others).toEqual([]);
});

test('a text that nobody can judge in time is said to be one', () => {
  const [failure] = compiled({ pattern: '^((b+)+)\\1$' }).validate(`${'b'.repeat(40)}!`);
  expect(failure?.message).toMatch(/could not be judged by the pattern/);
});
