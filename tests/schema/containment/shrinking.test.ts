import { test as property } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json } from '../../../src/json.ts';
import { shrunk } from '../../../src/schema/containment/shrinking.ts';
import { canonicalText } from '../../../src/schema/json-equal.ts';

test.each<[string, Json, (value: Json) => boolean, Json]>([
  [
    'properties that do not matter',
    { a: 1, b: [2, 3], c: 'x' },
    (value) => isObject(value) && 'b' in value,
    { b: [] },
  ],
  ['items that do not matter', [1, 2, 'x', 4], (value) => Array.isArray(value) && value.includes('x'), ['x']],
  ['length', 'some longer text', (value) => typeof value === 'string' && value.length > 4, 'aaaaa'],
  ['size', 4711.5, (value) => typeof value === 'number' && value > 0, 1],
  [
    'parts of parts',
    { a: { b: { c: 'deep', d: 1 } } },
    (value) => canonicalText(value).includes('"c"'),
    { a: { b: { c: '' } } },
  ],
  ['nothing where all matters', [true], (value) => canonicalText(value) === '[true]', [true]],
])('%s is left out', (_, witness, isWitness, simplest) => {
  expect(shrunk(witness, isWitness)).toEqual(simplest);
});

property.prop([fc.jsonValue(), fc.nat(30)])(
  'what is left is still a witness, and no longer',
  (value, length) => {
    const json: Json = JSON.parse(JSON.stringify(value));
    const isWitness = (one: Json) =>
      canonicalText(one).length >= Math.min(length, canonicalText(json).length);
    const simple = shrunk(json, isWitness);
    expect(isWitness(simple)).toBe(true);
    expect(canonicalText(simple).length).toBeLessThanOrEqual(canonicalText(json).length);
  },
);
