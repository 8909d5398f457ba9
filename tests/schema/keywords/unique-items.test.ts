import { expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { keywordCases } from '../keyword-laws.ts';
import { compiled } from '../schemas.ts';

keywordCases('uniqueItems', [
  {
    schema: { type: 'array', uniqueItems: true },
    valid: [[], [1, 2], [{ a: 1 }, { a: 2 }]],
    invalid: [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
    boundaries: ['distinct items'],
    violations: ['an item twice'],
  },
  {
    schema: { type: 'array', uniqueItems: true, items: { enum: ['a', 'b'] }, minItems: 2 },
    valid: [['b', 'a']],
    invalid: [['a', 'a']],
  },
  { schema: { uniqueItems: false }, valid: [[1, 1]], invalid: [], boundaries: [], violations: [] },
]);

test.each<[string, Json, number, string]>([
  ['as many letters as there are', { type: 'string', pattern: '^[a-z]$' }, 26, 'yes'],
  ['more letters than there are', { type: 'string', pattern: '^[a-z]$' }, 27, 'no'],
  ['more words than there are', { type: 'string', pattern: '^(yes|no|)$' }, 4, 'no'],
  ['words without end', { type: 'string', pattern: '^(ab)*$' }, 9, 'yes'],
  ['as many enumerated values', { enum: ['a', 'b', 'c'] }, 3, 'yes'],
  ['more values than are enumerated', { enum: ['a', 'b', 'c'] }, 4, 'no'],
  ['as many numbers as there are', { type: 'integer', minimum: 1, maximum: 200 }, 200, 'yes'],
  ['more numbers than there are', { type: 'integer', minimum: 1, maximum: 1000 }, 1001, 'no'],
  ['more words of two digits than there are', { type: 'string', pattern: '^[0-9]{2}$' }, 101, 'no'],
  ['more than there are of two types', { type: ['boolean', 'null'] }, 4, 'no'],
])('distinct items: %s', (_, items, minItems, expected) => {
  const subject = compiled({ type: 'array', uniqueItems: true, items, minItems });
  expect(subject.satisfiable).toBe(expected);
});

test('a maximum that distinct items never come to follows from what they are', () => {
  const items: Json = { enum: ['a', 'b', 'c'] };
  const subject = compiled({ type: 'array', uniqueItems: true, items, maxItems: 5 });
  const many = subject.violations.filter(({ constraint }) => constraint.keyword === 'maxItems');
  expect(many.map(({ isAlone }) => isAlone)).toEqual(many.map(() => false));
  expect(subject.unsupported).toEqual([]);
});
