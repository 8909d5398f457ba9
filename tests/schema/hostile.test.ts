import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json.ts';
import { compiled } from './schemas.ts';

const nested = (depth: number): Json =>
  depth === 0 ? { type: 'string' } : { type: 'array', items: nested(depth - 1) };
const optional = (name: string): Json => ({ type: 'object', properties: { [name]: { type: 'string' } } });
const choice = (index: number): Json => ({
  anyOf: ['a', 'b', 'c'].map((name) => ({ required: [`${name}${index}`] })),
});
const itself: Json = { $ref: '#/schema' };
const other = { allOf: [itself] };

/** Strangers' schemas may be silly: each of these has to be done within the time limit. */
const limit = 10_000;

test.each<[string, Json]>([
  ['a pattern of many states', { type: 'string', pattern: '^(a{1,500}b{1,500}){1,500}$' }],
  ['a catastrophic pattern', { type: 'string', pattern: '^(a+)+$', minLength: 20 }],
  ['names of the prototype', { type: 'object', required: ['__proto__', 'constructor'] }],
  ['many overlapping branches', { oneOf: Array.from({ length: 40 }, (_, index) => optional(`p${index}`)) }],
  ['many alternatives in many places', { allOf: Array.from({ length: 9 }, (_, index) => choice(index)) }],
  ['deep nesting', nested(60)],
  [
    'exponential recursion',
    {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'integer' }, b: itself, c: itself, d: { type: 'array', items: itself } },
    },
  ],
])(
  'values of %s are made',
  (_, schema) => {
    const subject = compiled(schema);
    const made = fc.sample(subject.values, { seed: 1, numRuns: 20 });
    expect(made.filter((value) => subject.validate(value).length > 0)).toEqual([]);
    expect(subject.boundaries.filter(({ value }) => subject.validate(value).length > 0)).toEqual([]);
    expect(subject.violations.filter(({ value }) => subject.validate(value).length === 0)).toEqual([]);
  },
  limit,
);

test.each<[string, Json]>([
  ['a million items', { type: 'array', minItems: 1_000_000 }],
  ['a million properties', { type: 'object', minProperties: 1_000_000 }],
  ['a billion characters', { type: 'string', minLength: 1_000_000_000 }],
  [
    'wrong kinds of keywords',
    { properties: [], required: 'a', items: 3, enum: 'b', minLength: '3', allOf: {} },
  ],
])(
  '%s: declared unknown, with a reason',
  (_, schema) => {
    const subject = compiled(schema, 'request', { other });
    expect(subject.satisfiable).toBe('unknown');
    expect(subject.unsupported).not.toEqual([]);
  },
  limit,
);
