import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import { holds } from '../../src/schema/demand.ts';
import { createEngine } from '../../src/schema/engine.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { compiled } from './schemas.ts';

const nested = (depth: number): Json =>
  depth === 0 ? { type: 'string' } : { type: 'array', items: nested(depth - 1) };
const optional = (name: string): Json => ({ type: 'object', properties: { [name]: { type: 'string' } } });
const choice = (index: number): Json => ({
  anyOf: ['a', 'b', 'c'].map((name) => ({ required: [`${name}${index}`] })),
});
const itself: Json = { $ref: '#/schema' };
const other = { allOf: [itself] };

/** More things than places, no two of them in one place: what a solver that only tries takes for ever to refute. */
function tooFewPlaces(places: number): Json {
  const names = Array.from({ length: places + 1 }, (_, index) => `p${index}`);
  const values = Array.from({ length: places }, (_, index) => index);
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((second) => [one, second] as const));
  const apart = pairs.flatMap(([first, second]) =>
    values.map((value) => ({
      not: { properties: { [first]: { const: value }, [second]: { const: value } } },
    })),
  );
  const properties = Object.fromEntries(names.map((name) => [name, { enum: values }]));
  return { type: 'object', required: names, properties, allOf: apart };
}

function engineOf(schema: Json) {
  const graph = schemaGraph({ document: { schema }, pointer: '/schema' });
  return { engine: createEngine(graph, 'request'), whole: holds(graph.root) };
}

test('what takes too many looks to refute is unknown, and what takes few is refuted', () => {
  const [small, large] = [engineOf(tooFewPlaces(2)), engineOf(tooFewPlaces(8))];
  expect(small.engine.isImpossible(small.whole)).toBe(true);
  expect(large.engine.isImpossible(large.whole)).toBe(false);
  expect(large.engine.normal(large.whole)).toEqual({ shapes: [], complete: false });
  expect(large.engine.doubts.size).toBe(1);
  // One demand may take 100,000.
  expect(small.engine.looks).toBeLessThan(1000);
  expect(large.engine.looks).toBeLessThan(101_000);
});

/** Strangers' schemas may be silly: values of each of these are made in so many looks at most. */
const silly: readonly (readonly [name: string, looks: number, schema: Json])[] = [
  ['a pattern of many states', 20, { type: 'string', pattern: '^(a{1,500}b{1,500}){1,500}$' }],
  ['a catastrophic pattern', 20, { type: 'string', pattern: '^(a+)+$', minLength: 20 }],
  ['names of the prototype', 20, { type: 'object', required: ['__proto__', 'constructor'] }],
  [
    'many overlapping branches',
    20_000,
    { oneOf: Array.from({ length: 40 }, (_, index) => optional(`p${index}`)) },
  ],
  [
    'many alternatives in many places',
    15_000,
    { allOf: Array.from({ length: 9 }, (_, index) => choice(index)) },
  ],
  ['deep nesting', 800, nested(60)],
  [
    'exponential recursion',
    100,
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer' }, b: itself, c: itself, d: { type: 'array', items: itself } },
    },
  ],
];

test.each(silly)('values of %s are made', (_, __, schema) => {
  const subject = compiled(schema);
  const made = fc.sample(subject.values, { seed: 1, numRuns: 20 });
  expect(made.filter((value) => subject.validate(value).length > 0)).toEqual([]);
  expect(subject.boundaries.filter(({ value }) => subject.validate(value).length > 0)).toEqual([]);
  expect(subject.violations.filter(({ value }) => subject.validate(value).length === 0)).toEqual([]);
});

test.each(silly)('values of %s take no more than %d looks', (_, most, schema) => {
  const { engine, whole } = engineOf(schema);
  expect(engine.height(whole)).toBeLessThan(Infinity);
  fc.sample(engine.values(whole, 600), { seed: 1, numRuns: 20 });
  expect(engine.looks).toBeLessThanOrEqual(most);
});

test.each<[string, Json]>([
  ['a million items', { type: 'array', minItems: 1_000_000 }],
  ['a million properties', { type: 'object', minProperties: 1_000_000 }],
  ['a billion characters', { type: 'string', minLength: 1_000_000_000 }],
  [
    'wrong kinds of keywords',
    { properties: [], required: 'a', items: 3, enum: 'b', minLength: '3', allOf: {} },
  ],
])('%s: declared unknown, with a reason', (_, schema) => {
  const subject = compiled(schema, 'request', { other });
  expect(subject.satisfiable).toBe('unknown');
  expect(subject.unsupported).not.toEqual([]);
});
