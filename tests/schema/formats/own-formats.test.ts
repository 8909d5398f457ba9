import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, compile, defineFormats, type JsonObject } from '../../../src/schema/index.ts';

const isEven = (text: string) => /^\d+$/.test(text) && Number(text) % 2 === 0;
const formats = defineFormats([
  { name: 'sku', pattern: '^[A-Z]{3}-[0-9]{4}$', nearMisses: ['ABC1234', 'abc-1234'] },
  { name: 'even', pattern: '^[1-9][02468]$', wide: ['^[1-9]*[02468]$'], has: isEven },
  // One that the specification has, and means otherwise.
  { name: 'date', pattern: '^[0-3][0-9]/[01][0-9]/20[0-9]{2}$' },
]);

describe('values', () => {
  test.each([
    ['sku', { type: 'string', format: 'sku' }, /^[A-Z]{3}-\d{4}$/],
    ['even', { type: 'string', format: 'even' }, /^\d*[02468]$/],
    ['a long one', { type: 'string', format: 'even', minLength: 6 }, /^\d{5,}[02468]$/],
    ['in place of that of the specification', { type: 'string', format: 'date' }, /^\d\d\/\d\d\/20\d\d$/],
  ])('%s', (_, schema, shape) => {
    const { values, validate } = compile(schema, { formats });
    for (const value of fc.sample(values, { seed: 1, numRuns: 30 })) {
      expect(value).toMatch(shape);
      expect(validate(value)).toEqual([]);
    }
  });

  test('many are judged as few are', () => {
    const { validate } = compile({ type: 'array', items: { format: 'even' } }, { formats });
    const wrong = Array.from({ length: 300 }, (_, index) => validate([String(index)]).length);
    expect(wrong).toEqual(Array.from({ length: 300 }, (_, index) => index % 2));
  });
});

test('what is made to break one is said to be near, and breaks nothing else', () => {
  const { violations, validate } = compile({ type: 'string', format: 'sku' }, { formats });
  const broken = violations.filter(({ constraint }) => constraint.keyword === 'format');
  expect(broken.map(({ value }) => value)).toEqual(expect.arrayContaining(['ABC1234', 'abc-1234']));
  for (const { value } of broken) expect(validate(value).map(({ keyword }) => keyword)).toEqual(['format']);
});

test('who defines none knows none: neither now nor after others have', () => {
  expect(compile({ format: 'sku' }).validate('x')).toEqual([]);
  expect(compile({ format: 'date' }).validate('2024-02-29')).toEqual([]);
  expect(compile({ format: 'date' }, { formats }).validate('2024-02-29')).toHaveLength(1);
  const others = defineFormats([{ name: 'sku', pattern: '^x$' }]);
  expect(compile({ format: 'sku' }, { formats: others }).validate('x')).toEqual([]);
});

describe('containment', () => {
  const sku = { type: 'string', format: 'sku' };
  test.each<[inner: JsonObject, outer: JsonObject, verdict: string]>([
    [sku, sku, 'contained'],
    [sku, { type: 'string', minLength: 8, maxLength: 8 }, 'contained'],
    [sku, { type: 'string', pattern: '^[A-Z]' }, 'contained'],
    [{ type: 'string', pattern: '^[A-Z]{3}-[0-9]{4}$' }, sku, 'contained'],
    [sku, { type: 'string', maxLength: 7 }, 'not-contained'],
    [{ type: 'string' }, sku, 'not-contained'],
    [sku, { type: 'string', format: 'even' }, 'not-contained'],
  ])('%j in %j: %s', (inner, outer, verdict) => {
    expect(compare(inner, outer, { formats }).verdict).toBe(verdict);
  });

  test('the same schemas without the formats are other schemas', () => {
    expect(compare(sku, { type: 'string', maxLength: 7 }).verdict).toBe('not-contained');
    expect(compare({ type: 'string' }, sku).verdict).toBe('contained');
  });
});

test('readOnly and writeOnly say nothing where values do not travel', () => {
  const schema = {
    type: 'object',
    required: ['id', 'secret'],
    properties: { id: { readOnly: true }, secret: { writeOnly: true } },
  };
  const missing = (direction?: 'request' | 'response') =>
    compile(schema, { direction })
      .validate({})
      .map(({ schemaPointer }) => schemaPointer);
  expect(missing()).toEqual(['/required/0', '/required/1']);
  expect(missing('request')).toEqual(['/required/1']);
  expect(missing('response')).toEqual(['/required/0']);
});
