import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { outlineOf } from '../../src/wire/outline.ts';

const schemas: JsonObject = {
  Node: { type: 'object', properties: { next: { $ref: '#/schemas/Node' }, value: { type: 'integer' } } },
  Ring: { $ref: '#/schemas/Ring' },
  Named: { properties: { name: { type: 'string' } }, required: ['name'] },
};
const outline = (schema: Json) => outlineOf({ document: { schema, schemas }, pointer: '/schema' });
const any = ['null', 'boolean', 'number', 'string', 'array', 'object'];

test.each<[Json, string[]]>([
  [true, any],
  [false, []],
  [{}, any],
  [{ type: 'integer' }, ['number']],
  [{ type: ['string', 'null'] }, ['null', 'string']],
  [{ enum: [1, 'a'] }, ['number', 'string']],
  [{ const: null }, ['null']],
  [{ type: 'string', enum: ['a', null] }, ['string']],
  [{ allOf: [{ type: ['string', 'integer'] }, { minLength: 1 }, { type: 'string' }] }, ['string']],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }] }, ['number', 'string']],
  [{ oneOf: [{ type: 'string' }, {}] }, any],
  [{ type: 'string', oneOf: [{ minLength: 1 }, { type: 'integer' }] }, ['string']],
  [JSON.parse('{"if":{"minLength":1},"then":{"type":"string"}}'), any],
  [JSON.parse('{"if":{},"then":{"type":"string"},"else":{"type":"integer"}}'), ['number', 'string']],
  [{ $ref: '#/schemas/Node' }, ['object']],
  [{ $ref: '#/schemas/Ring' }, any],
  [{ not: { type: 'string' } }, any],
])('%j lets %j stand', (schema, types) => {
  expect([...outline(schema).types]).toEqual(types);
});

test.each<[Json, string, string[]]>([
  [{ properties: { a: { type: 'integer' } } }, 'a', ['number']],
  [{ properties: { a: { type: 'integer' } } }, 'b', any],
  [{ additionalProperties: { type: 'integer' } }, 'b', ['number']],
  [{ additionalProperties: false }, 'b', []],
  [
    { patternProperties: { '^x-': { type: 'string' } }, additionalProperties: { type: 'integer' } },
    'x-a',
    ['string'],
  ],
  [
    {
      allOf: [{ properties: { a: { type: ['string', 'null'] } } }, { properties: { a: { type: 'string' } } }],
    },
    'a',
    ['string'],
  ],
  [
    { oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { a: { type: 'integer' } } }] },
    'a',
    ['number', 'string'],
  ],
  [{ oneOf: [{ properties: { a: { type: 'string' } } }, {}] }, 'a', any],
  [{ $ref: '#/schemas/Node' }, 'value', ['number']],
  [{ $ref: '#/schemas/Node' }, 'next', ['object']],
  [JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'), '__proto__', ['string']],
  [{}, 'constructor', any],
])('%j lets stand under %s: %j', (schema, name, types) => {
  expect([...outline(schema).member(name).types]).toEqual(types);
});

test('lists differ by index', () => {
  const tuple = outline({ prefixItems: [{ type: 'string' }], items: { type: 'integer' } });
  expect([0, 1, 2].map((index) => tuple.item(index).types)).toEqual([
    new Set(['string']),
    new Set(['number']),
    new Set(['number']),
  ]);
});

test('names and what is required are gathered through references and choices', () => {
  const schema = outline({
    allOf: [{ $ref: '#/schemas/Named' }],
    properties: { id: {} },
    oneOf: [
      { properties: { a: {} }, required: ['a', 'id'] },
      { properties: { b: {} }, required: ['id'] },
    ],
  });
  expect([...schema.names].toSorted()).toEqual(['a', 'b', 'id', 'name']);
  expect([...schema.required].toSorted()).toEqual(['id', 'name']);
});

test('where no schema is, anything stands', () => {
  expect([...outlineOf(undefined).member('a').item(3).types]).toEqual(any);
});
