import type { Json, JsonObject } from '../../src/json.ts';
import { compileSchema } from '../../src/schema/compile.ts';
import type { CompiledSchema, Direction } from '../../src/schema/schema.ts';

/** A schema compiled as if it were written at the root of a document. */
export function compiled(
  schema: Json,
  direction: Direction = 'request',
  rest: JsonObject = {},
): CompiledSchema {
  return compileSchema({ document: { ...rest, schema }, pointer: '/schema' }, { direction });
}

/** The request of the shipped contract, with the rules that its overlay adds. */
export const emergencySettings: JsonObject = {
  type: 'object',
  required: ['emergency_enabled', 'phone_numbers'],
  properties: {
    phone_numbers: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: { type: 'string' },
      oneOf: [
        { type: 'array', items: { type: 'string', pattern: '^\\+[1-9]\\d{1,14}$' } },
        { type: 'array', items: { type: 'string', pattern: '^[0-9]+$' } },
      ],
    },
    emergency_enabled: { type: 'boolean' },
    emergency_address_id: { type: ['string', 'null'] },
  },
  oneOf: [
    {
      required: ['emergency_address_id'],
      properties: { emergency_enabled: { const: true }, emergency_address_id: { type: 'string' } },
    },
    { properties: { emergency_enabled: { const: false }, emergency_address_id: { type: 'null' } } },
  ],
};

/** Schemas of the kinds that the laws are checked on. */
export const schemas: { readonly [name: string]: Json } = {
  anything: true,
  'a type': { type: 'string' },
  'a list of types': { type: ['integer', 'null'] },
  'an enumeration': { enum: ['pending', 'done', 3, null] },
  'a constant': { const: { a: [1, 'two'] } },
  'bounded integers': { type: 'integer', minimum: -3, exclusiveMaximum: 40 },
  'fractional steps': { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 99.99 },
  'bounded lengths': { type: 'string', minLength: 3, maxLength: 20 },
  'a pattern with lengths': { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$', minLength: 8, maxLength: 12 },
  'a pattern that is found anywhere': { type: 'string', pattern: '\\d{2}' },
  formats: {
    type: 'object',
    required: ['id', 'at', 'mail'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      at: { type: 'string', format: 'date-time' },
      mail: { type: 'string', format: 'email' },
      count: { type: 'integer', format: 'int32' },
    },
  },
  'arrays with bounds': { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 5 },
  'no other properties': {
    type: 'object',
    properties: { id: { type: 'integer' }, name: { type: 'string' } },
    required: ['id'],
    additionalProperties: false,
  },
  'a map': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1, maxProperties: 3 },
  'all of several': {
    allOf: [
      { type: 'object', required: ['a'], properties: { a: { type: 'string', minLength: 2 } } },
      { properties: { a: { maxLength: 4 }, b: { type: 'boolean' } } },
    ],
  },
  'any of several': {
    anyOf: [
      { type: 'string', maxLength: 3 },
      { type: 'integer', minimum: 10 },
    ],
  },
  'one of several, discriminated': {
    oneOf: [
      {
        type: 'object',
        required: ['kind', 'iban'],
        properties: { kind: { const: 'bank' }, iban: { type: 'string', minLength: 15 } },
      },
      {
        type: 'object',
        required: ['kind', 'number'],
        properties: { kind: { const: 'card' }, number: { type: 'string', pattern: '^\\d{16}$' } },
      },
    ],
  },
  'one of several that overlap': {
    oneOf: [
      { type: 'integer', minimum: 0 },
      { type: 'integer', maximum: 10 },
    ],
  },
  recursion: {
    type: 'object',
    required: ['value'],
    properties: {
      value: { type: 'integer' },
      children: { type: 'array', items: { $ref: '#/schema' }, maxItems: 3 },
    },
    additionalProperties: false,
  },
  'the emergency settings': emergencySettings,
};
