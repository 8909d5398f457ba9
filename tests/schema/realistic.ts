import type { JsonObject } from '../../src/json.ts';
import { emergencySettings } from './schemas.ts';

/** A document with one schema each of the kinds that APIs are made of, under `/schemas`. */
export const realistic: { readonly schemas: JsonObject } = {
  schemas: {
    'emergency settings': emergencySettings,
    'phone numbers job': {
      type: 'object',
      properties: {
        id: { type: 'string', format: 'uuid', readOnly: true },
        status: { type: 'string', enum: ['pending', 'in_progress', 'completed', 'failed', 'expired'] },
        etc: { type: 'string', format: 'date-time' },
        phone_numbers: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
      },
    },
    'payment with conditions': {
      type: 'object',
      required: ['amount', 'currency', 'method'],
      properties: {
        amount: { type: 'number', multipleOf: 0.01, exclusiveMinimum: 0, maximum: 999_999.99 },
        currency: { type: 'string', pattern: '^[A-Z]{3}$' },
        method: { enum: ['card', 'bank'] },
        card: {
          type: 'object',
          required: ['number'],
          properties: { number: { type: 'string', pattern: '^\\d{13,19}$' } },
        },
        iban: { type: 'string', pattern: '^[A-Z]{2}\\d{2}[A-Z0-9]+$', minLength: 15, maxLength: 34 },
      },
      if: { properties: { method: { const: 'card' } } },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name
      then: { required: ['card'] },
      else: { required: ['iban'] },
    },
    'comment tree': {
      type: 'object',
      required: ['text'],
      properties: {
        text: { type: 'string', minLength: 1, maxLength: 280 },
        replies: { type: 'array', items: { $ref: '#/schemas/comment%20tree' }, maxItems: 5 },
      },
      additionalProperties: false,
    },
    'linked expressions': {
      oneOf: [
        { type: 'number' },
        {
          type: 'object',
          required: ['op', 'left', 'right'],
          properties: {
            op: { enum: ['+', '-', '*'] },
            left: { $ref: '#/schemas/linked%20expressions' },
            right: { $ref: '#/schemas/linked%20expressions' },
          },
          additionalProperties: false,
        },
      ],
    },
    'discriminated shapes': {
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: ['circle', 'square', 'line'].map((kind, index) => ({
        type: 'object',
        required: ['kind', 'size'],
        properties: {
          kind: { const: kind },
          size: { type: 'integer', minimum: index, maximum: 100 + index },
        },
      })),
    },
    coordinates: {
      type: 'array',
      prefixItems: [
        { type: 'number', minimum: -180, maximum: 180 },
        { type: 'number', minimum: -90, maximum: 90 },
      ],
      minItems: 2,
      items: { type: 'number' },
      maxItems: 3,
    },
    'patterned identifiers': {
      type: 'object',
      required: ['slug', 'code'],
      properties: {
        slug: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', minLength: 3, maxLength: 40 },
        code: {
          type: 'string',
          allOf: [{ pattern: '^[A-Z]' }, { pattern: '\\d$' }],
          minLength: 4,
          maxLength: 8,
        },
        reserved: { type: 'string', pattern: '^(?!admin)[a-z]+$', maxLength: 12 },
      },
    },
    labels: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9_]*$', maxLength: 16 },
      additionalProperties: { type: 'string', maxLength: 64 },
      minProperties: 1,
      maxProperties: 8,
    },
    'nullable profile': {
      type: 'object',
      required: ['email', 'born'],
      properties: {
        email: { type: 'string', format: 'email' },
        born: { type: ['string', 'null'], format: 'date' },
        website: { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] },
        age: { type: 'integer', format: 'int32', minimum: 0, maximum: 150 },
      },
    },
    'deep composition': {
      allOf: [
        { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 } } },
        {
          allOf: [
            {
              properties: { id: { maximum: 1_000_000 }, name: { type: 'string', minLength: 2 } },
              required: ['name'],
            },
            {
              properties: {
                name: { maxLength: 50 },
                tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
              },
            },
          ],
        },
      ],
    },
    'search filter': {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, maximum: 10_000 },
        per_page: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        sort: { enum: ['created', 'updated', null] },
        ids: { type: 'array', items: { type: 'integer' }, uniqueItems: true, minItems: 1, maxItems: 50 },
        from: { type: 'string', format: 'date-time' },
        to: { type: 'string', format: 'date-time' },
      },
      dependentRequired: { from: ['to'], to: ['from'] },
      additionalProperties: false,
    },
  },
};

/** The places of the realistic schemas. */
export const realisticPlaces = Object.keys(realistic.schemas).map((name) => ({
  name,
  place: { document: { schemas: realistic.schemas }, pointer: `/schemas/${name}` },
}));
