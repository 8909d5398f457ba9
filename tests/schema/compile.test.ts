import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json } from '../../src/json.ts';
import { valueAt } from '../../src/json-pointer.ts';
import { compiled, emergencySettings } from './schemas.ts';

function numbersOf(value: Json): string[] {
  const numbers = isObject(value) ? value.phone_numbers : undefined;
  return Array.isArray(numbers) ? numbers.map((number) => JSON.stringify(number).slice(1, -1)) : [];
}

describe('the emergency settings', () => {
  const schema = compiled(emergencySettings);
  const values = fc.sample(schema.values, { seed: 1, numRuns: 400 }).filter(isObject);

  test('is satisfiable and fully supported', () => {
    expect([schema.satisfiable, schema.unsupported]).toEqual(['yes', []]);
  });

  test('every constraint has a violation', () => {
    const broken = new Set(schema.violations.map(({ constraint }) => constraint.keywordPath));
    expect(schema.constraints.filter(({ keywordPath }) => !broken.has(keywordPath))).toEqual([]);
  });

  test.each([
    ['/required/0', '', 'emergency_enabled missing'],
    ['/required/1', '', 'phone_numbers missing'],
    ['/properties/phone_numbers/minItems', '/phone_numbers', '0 items'],
    ['/properties/phone_numbers/maxItems', '/phone_numbers', '1001 items'],
    ['/properties/phone_numbers/oneOf', '/phone_numbers', 'items of branches 0 and 1 of oneOf mixed'],
    ['/oneOf/0/required/0', '', 'emergency_address_id missing'],
    ['/oneOf/0/properties/emergency_address_id/type', '/emergency_address_id', 'null for string'],
    ['/oneOf/1/properties/emergency_address_id/type', '/emergency_address_id', 'string for null'],
  ])('%s is broken at %s: %s', (keywordPath, instancePointer, label) => {
    expect(schema.violations).toContainEqual(
      expect.objectContaining({
        label,
        instancePointer,
        constraint: expect.objectContaining({ keywordPath }),
      }),
    );
  });

  test('the violation of a bound breaks nothing else', () => {
    const many = schema.violations.find(({ label }) => label === '1001 items');
    expect(many?.consequences).toEqual([]);
    expect(numbersOf(many?.value ?? null)).toHaveLength(1001);
  });

  test('a mixed list holds numbers and ids and nothing else', () => {
    const mixed = schema.violations.find(({ label }) => label.includes('mixed'));
    const numbers = numbersOf(mixed?.value ?? null);
    expect(numbers.some((one) => one.startsWith('+')) && numbers.some((one) => /^\d/.test(one))).toBe(true);
    expect(numbers.every((one) => /^(\+[1-9]\d{1,14}|\d+)$/.test(one))).toBe(true);
  });

  test.each<[string, (value: Json) => boolean]>([
    ['enabled', (value) => valueAt(value, '/emergency_enabled') === true],
    ['disabled', (value) => valueAt(value, '/emergency_enabled') === false],
    ['disabled without an address', (value) => valueAt(value, '/emergency_address_id') === undefined],
    ['disabled with a null address', (value) => valueAt(value, '/emergency_address_id') === null],
    ['E.164 numbers', (value) => numbersOf(value)[0]?.startsWith('+') ?? false],
    ['ids', (value) => numbersOf(value)[0]?.startsWith('+') === false],
    ['one number', (value) => numbersOf(value).length === 1],
    ['all 1000 numbers', (value) => numbersOf(value).length === 1000],
  ])('values come %s', (_, holds) => {
    expect(values.some(holds)).toBe(true);
  });

  test('most values are short', () => {
    expect(values.filter((value) => numbersOf(value).length < 20).length).toBeGreaterThan(
      values.length * 0.8,
    );
  });
});

describe('satisfiable', () => {
  test.each<[Json, string]>([
    [true, 'yes'],
    [false, 'no'],
    [{ type: 'integer', minimum: 3, maximum: 2 }, 'no'],
    [{ type: 'string', pattern: '^a+$', minLength: 2, maxLength: 1 }, 'no'],
    [{ allOf: [{ type: 'string' }, { type: 'number' }] }, 'no'],
    [{ type: 'object', required: ['a'], properties: { a: false } }, 'no'],
    [{ type: 'object', required: ['next'], properties: { next: { $ref: '#/schema' } } }, 'no'],
    [{ $ref: '#/nowhere' }, 'unknown'],
    [{ type: 'string', pattern: '(' }, 'unknown'],
  ])('%j: %s', (schema, expected) => {
    expect(compiled(schema).satisfiable).toBe(expected);
  });

  test('values of an unsatisfiable schema are an expected error', () => {
    expect(() => compiled(false).values).toThrow('No value of the schema at /schema exists.');
  });
});

describe('direction', () => {
  const pet = {
    type: 'object',
    required: ['id', 'name', 'secret'],
    properties: {
      id: { type: 'integer', readOnly: true },
      name: { type: 'string' },
      secret: { type: 'string', writeOnly: true },
    },
    additionalProperties: false,
  };

  test.each([
    ['request', ['name', 'secret']],
    ['response', ['id', 'name']],
  ] as const)('%s: exactly %j', (direction, names) => {
    const schema = compiled(pet, direction);
    for (const value of fc.sample(schema.values, { seed: 1, numRuns: 20 })) {
      expect(isObject(value) && Object.keys(value).toSorted()).toEqual(names);
    }
  });
});
