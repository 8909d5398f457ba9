import { test } from '@fast-check/vitest';
import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect } from 'vitest';
import type { Change } from '../../src/compare/change.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import { changesOf, contractOf } from './changes-of.ts';

// Whatever the base, a known mutation has a known verdict.

/** Schemas that allow something, with room on either side of each bound. */
const { schema } = fc.letrec<{ schema: JsonObject; object: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.record({
      type: fc.constant('string'),
      minLength: fc.constant(2),
      maxLength: fc.integer({ min: 5, max: 9 }),
    }),
    fc.record({
      type: fc.constant('integer'),
      minimum: fc.integer({ min: -9, max: 0 }),
      maximum: fc.integer({ min: 5, max: 9 }),
    }),
    fc.record({
      enum: fc.uniqueArray(fc.constantFrom<Json>('a', 'b', 'c', 1, null), { minLength: 2, maxLength: 4 }),
    }),
    fc.record({
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: fc.constant(1),
      maxItems: fc.constant(4),
    }),
    tie('object'),
  ),
  object: fc.record({
    type: fc.constant('object'),
    properties: fc.record({ a: tie('schema'), b: tie('schema') }),
    required: fc.constantFrom<Json>([], ['a'], ['a', 'b']),
  }),
}));

/** Each run takes two or four comparisons. */
const settings = { numRuns: 50 };

/** The two ways in which a payload travels. */
const directions = ['request', 'response'] as const;
type Way = (typeof directions)[number];
const direction = fc.constantFrom(...directions);

function around(way: Way, payload: Json): object {
  const content = { 'application/json': { schema: payload } };
  const operation =
    way === 'request'
      ? { requestBody: { content }, responses: {} }
      : { responses: { 200: { description: '', content } } };
  return { paths: { '/pets': { post: operation } } };
}

function compared(way: Way, base: Json, head: Json): readonly Change[] {
  return changesOf(around(way, base), around(way, head));
}

function isBreaking(changes: readonly Change[]): boolean {
  return changes.some(({ severity }) => severity === 'breaking');
}

/** Allows less: something that was valid is not any more. */
function tightened(from: JsonObject): JsonObject {
  if (from.type === 'string') return { ...from, maxLength: 3 };
  if (from.type === 'integer') return { ...from, minimum: 1 };
  if (from.type === 'array') return { ...from, maxItems: 2 };
  if (from.type === 'object')
    return { ...from, required: ['a', 'b', 'c'], properties: { ...Object(from.properties), c: {} } };
  return { enum: Array.isArray(from.enum) ? from.enum.slice(1) : [] };
}

/** Ways to say the same, all of which occur in descriptions. */
const rewritings: readonly ((from: JsonObject) => Json)[] = [
  (from) => ({ allOf: [from] }),
  (from) => ({ anyOf: [from, { type: 'boolean', enum: [0] }] }),
  (from) => ({ ...from, title: 'In other words', description: 'It.' }),
  (from) => ({ allOf: [from, true] }),
  (from) => Object.fromEntries(Object.entries(from).toReversed()),
  (from) => ({ oneOf: [{ allOf: [from] }] }),
  (from) => ({ allOf: Object.entries(from).map(([keyword, value]) => ({ [keyword]: value })) }),
  (from) => ({ ...from, allOf: [from, {}] }),
  (from) => ({ ...from, ...(from.type === 'object' && { additionalProperties: {} }) }),
  (from) => ({ ...from, not: { allOf: [from, { not: from }] } }),
];

/** A change of a schema that may do anything: its verdict is what values say. */
const change = fc.constantFrom<(from: JsonObject) => JsonObject>(
  (from) => ({ ...from, ...(from.type === 'object' && { additionalProperties: false }) }),
  (from) => ({ allOf: [{ ...from, ...(from.type === 'object' && { additionalProperties: false }) }] }),
  (from) => ({ ...from, ...(from.type === 'object' && { required: ['a'] }) }),
  (from) => ({ anyOf: [from, { type: 'null' }] }),
  (from) => ({ oneOf: [from, { type: 'boolean' }] }),
  (from) => ({ ...from, ...(from.type === 'integer' && { maximum: 4 }) }),
  (from) => ({ ...from, ...(from.type === 'string' && { minLength: 3 }) }),
  (from) => ({ ...from, ...(from.type === 'array' && { minItems: 0, maxItems: 9 }) }),
  (from) => ({ not: { not: from } }),
);

test.prop([schema, direction], settings)('what stays is no change', (payload, way) => {
  const contract = contractOf(around(way, payload));
  expect(compareContracts(contract, contract)).toMatchObject({ changes: [], bump: 'none' });
});

describe('what allows less', () => {
  test.prop([schema, direction], settings)(
    'breaks who sends it, and nobody who receives it',
    (payload, way) => {
      const changes = compared(way, payload, tightened(payload));
      expect(changes.length).toBeGreaterThan(0);
      expect(isBreaking(changes)).toBe(way === 'request');
    },
  );

  test.prop([schema, direction], settings)('and the other way round', (payload, way) => {
    expect(isBreaking(compared(way, tightened(payload), payload))).toBe(way === 'response');
  });
});

test.prop([schema, direction], settings)('a payload of another type breaks both', (payload, way) => {
  expect(isBreaking(compared(way, payload, { type: 'boolean' }))).toBe(true);
});

test.prop([schema, schema, direction], settings)('every witness holds', (base, head, way) => {
  const [sender, receiver] = way === 'request' ? [base, head] : [head, base];
  for (const { proof, severity } of compared(way, base, head)) {
    expect(severity === 'breaking').toBe(proof.kind === 'witness');
    if (proof.kind !== 'witness') continue;
    expect(failures(sender, proof.payload, way)).toBe(0);
    expect(failures(receiver, proof.payload, way)).toBeGreaterThan(0);
  }
});

function failures(payload: JsonObject, value: Json, way: Way): number {
  return compileSchema({ document: { payload }, pointer: '/payload' }, { direction: way }).validate(value)
    .length;
}

test.prop([schema, fc.constantFrom(...rewritings), direction], settings)(
  'what is rewritten is no change',
  (payload, rewrite, way) => {
    expect(compared(way, payload, rewrite(payload))).toEqual([]);
    expect(compared(way, rewrite(payload), payload)).toEqual([]);
  },
);

test.prop([schema, change, direction], settings)(
  'no payload contradicts the verdict: what nothing breaks, the receiver accepts',
  (base, changed, way) => {
    const head = changed(base);
    for (const [before, after] of [
      [base, head],
      [head, base],
    ] as const) {
      if (isBreaking(compared(way, before, after))) continue;
      const [sender, receiver] = way === 'request' ? [before, after] : [after, before];
      const sent = compileSchema({ document: { sent: sender }, pointer: '/sent' }, { direction: way });
      const values = fc.sample(sent.values, { numRuns: 20, seed: 1 }).filter((value) => isDeclared(value));
      expect(values.filter((value) => failures(receiver, value, way) > 0)).toEqual([]);
    }
  },
);

/** Whether a value has no properties but those that senders declare here. */
function isDeclared(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isDeclared);
  return Object.entries(value).every(
    ([name, member]) => (name === 'a' || name === 'b') && isDeclared(member),
  );
}

/** The paths of a contract, and the mutations whose verdict is known whatever they are. */
const paths: Arbitrary<readonly string[]> = fc.uniqueArray(
  fc.constantFrom('/a', '/b/{id}', '/b/{id}/c', '/d'),
  {
    minLength: 1,
  },
);

function served(names: readonly string[]): object {
  return { paths: Object.fromEntries(names.map((name) => [name, { get: { responses: {} } }])) };
}

test.prop([paths])('an operation that is removed breaks, and one that is added does not', (names) => {
  const fewer = names.slice(1);
  expect(isBreaking(changesOf(served(names), served(fewer)))).toBe(true);
  expect(isBreaking(changesOf(served(fewer), served(names)))).toBe(false);
});

test.prop([paths])('path parameters that are renamed break nobody', (names) => {
  const renamed = names.map((name) => name.replace('{id}', '{key}'));
  expect(isBreaking(changesOf(served(names), served(renamed)))).toBe(false);
});
