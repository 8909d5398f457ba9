import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areDistinct, canonicalText, jsonEqual, JsonSet } from '../../src/schema/json-equal.ts';
import type { Json } from '../../src/schema/json.ts';

const values = fc.jsonValue({ maxDepth: 2 }).map((value) => value as Json);

describe('values', () => {
  test('are equal, have one text and are in a set together', () => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const set = new JsonSet();
        set.add(left);
        const isEqual = jsonEqual(left, right);
        expect([canonicalText(left) === canonicalText(right), !set.add(right)]).toEqual([isEqual, isEqual]);
      }),
    );
  });
});

test.each<[values: readonly Json[], distinct: boolean]>([
  [[], true],
  [[1, '1', true, 'true', null, 'null'], true],
  [[1, 2, 1], false],
  [[0, -0], false],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  [[[1], '[1]'], true],
  [[[], {}], true],
  [[['a'], ['a']], false],
])('%j are distinct: %s', (list, distinct) => {
  expect(areDistinct(list)).toBe(distinct);
});
