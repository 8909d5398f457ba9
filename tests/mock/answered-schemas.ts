import type { JsonObject } from '../../src/json.ts';

/** Any text. */
export const text = { type: 'string' };
/** Any integer. */
export const integer = { type: 'integer' };
const reference = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** An object that requires all of its properties. */
export const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  ...rest,
});
const format = (name: string, type = 'string'): [string, JsonObject] => [
  `format ${name}`,
  { type, format: name },
];

/** What the other schemas refer to. */
export const schemas: Record<string, JsonObject> = {
  Tree: object({ name: { ...text, minLength: 2 }, children: { type: 'array', items: reference('Tree') } }),
  Chain: object({ id: { ...text, format: 'uuid' }, next: { anyOf: [reference('Chain'), { type: 'null' }] } }),
  Pair: {
    type: 'array',
    prefixItems: [integer, { anyOf: [reference('Pair'), { type: 'null' }] }],
    items: false,
    minItems: 2,
  },
  Pet: {
    oneOf: [reference('Cat'), reference('Dog')],
    discriminator: { propertyName: 'kind', mapping: { c: '#/components/schemas/Cat', d: 'Dog' } },
  },
  Cat: object(
    { kind: { ...text, enum: ['c'] }, lives: { ...integer, minimum: 1, maximum: 9 } },
    { additionalProperties: false },
  ),
  Dog: object(
    { kind: { ...text, const: 'd' }, tag: { ...text, pattern: '^[A-Z]{3}-\\d{4}$' } },
    { additionalProperties: false },
  ),
  Base: object({ type: text }, { discriminator: { propertyName: 'type' } }),
  Car: { allOf: [reference('Base'), object({ type: { const: 'Car' }, wheels: { ...integer, const: 4 } })] },
  Account: object(
    {
      id: { ...text, format: 'uuid', readOnly: true },
      password: { ...text, minLength: 12, writeOnly: true },
      email: { ...text, format: 'email' },
    },
    { additionalProperties: false },
  ),
};

/** Schemas of JSON bodies. */
export const bodies: [string, JsonObject][] = [
  ...[
    'date-time',
    'date',
    'time',
    'duration',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'iri',
    'uri-template',
    'uuid',
    'json-pointer',
    'relative-json-pointer',
    'regex',
    'byte',
    'binary',
    'password',
    'made-up',
  ].map((name) => format(name)),
  ...['int32', 'int64', 'float', 'double'].map((name) =>
    format(name, name.startsWith('int') ? 'integer' : 'number'),
  ),
  ['a pattern', { ...text, pattern: '^[A-Z]{2}\\d{2}[A-Z0-9]{4,30}$' }],
  ['a pattern that looks ahead', { ...text, pattern: '^(?=.*\\d)(?=.*[a-z])[a-z\\d]{8,12}$' }],
  ['a pattern without anchors, and lengths', { ...text, pattern: '\\d{3}', minLength: 10, maxLength: 12 }],
  ['a pattern that is for no Unicode mode', { ...text, pattern: '^[\\w\\-\\/]{4}$' }],
  ['a format and a length', { ...text, format: 'email', maxLength: 12 }],
  ['a fraction', { type: 'number', multipleOf: 0.01, exclusiveMinimum: 10, maximum: 10.05 }],
  ['a multiple', { ...integer, multipleOf: 7, minimum: 100, maximum: 106 }],
  [
    'a tuple',
    {
      type: 'array',
      prefixItems: [integer, { ...text, const: 'a' }, { type: 'boolean' }],
      items: false,
      minItems: 3,
    },
  ],
  [
    'items that are contained',
    {
      type: 'array',
      items: integer,
      contains: { minimum: 1000 },
      minContains: 2,
      maxContains: 2,
      minItems: 3,
    },
  ],
  ['unique items', { type: 'array', items: { enum: ['a', 'b', 'c'] }, uniqueItems: true, minItems: 3 }],
  ['many items', { type: 'array', items: { ...text, format: 'date' }, minItems: 12 }],
  ['recursion', reference('Tree')],
  ['a chain', reference('Chain')],
  ['a recursive tuple', reference('Pair')],
  ['a discriminator', reference('Pet')],
  ['a list of a discriminator', { type: 'array', items: reference('Pet'), minItems: 3 }],
  ['a base and its child', reference('Car')],
  ['readOnly and writeOnly', reference('Account')],
  ['a list of them', { type: 'array', minItems: 2, items: reference('Account') }],
  ['no other members', object({ a: text }, { additionalProperties: false })],
  [
    'members by pattern',
    { type: 'object', patternProperties: { '^x-': integer }, additionalProperties: false, minProperties: 3 },
  ],
  [
    'names by pattern',
    {
      type: 'object',
      propertyNames: { pattern: '^[a-z]{3}$' },
      minProperties: 2,
      additionalProperties: text,
    },
  ],
  [
    'members that need others',
    { ...object({ a: text }), properties: { a: text, b: integer }, dependentRequired: { a: ['b'] } },
  ],
  [
    'a condition',
    {
      ...object({ country: { enum: ['US', 'DE'] }, code: text }),
      if: { properties: { country: { const: 'US' } } },
      // oxlint-disable-next-line unicorn/no-thenable -- the keyword's name
      then: { properties: { code: { pattern: '^\\d{5}$' } } },
      else: { properties: { code: { pattern: '^D-\\d{5}$' } } },
    },
  ],
  ['what is not', { ...integer, minimum: 0, maximum: 3, not: { enum: [0, 1, 2] } }],
  [
    'nothing unevaluated',
    {
      allOf: [object({ a: integer })],
      properties: { b: text },
      required: ['b'],
      unevaluatedProperties: false,
    },
  ],
  [
    'one of several',
    {
      oneOf: [
        { ...integer, minimum: 10 },
        { ...integer, maximum: 20 },
      ],
    },
  ],
  ['a constant', { const: { a: [1, null, 'x'] } }],
  ['null or a text', { type: ['null', 'string'], minLength: 3 }],
  ['all of several', { allOf: [{ ...integer, minimum: 5 }, { multipleOf: 4 }, { maximum: 9 }] }],
  ['an example that is wrong', { ...object({ n: integer }), example: { n: 'wrong' } }],
  [
    'examples that are wrong',
    { ...object({ n: { ...integer, examples: ['x'], default: 'y' } }), examples: [{ n: null }] },
  ],
  ['a default that is wrong', object({ n: { ...integer, minimum: 3, default: 1 } })],
];

/** Other media types, with what their schema says. */
export const media: [string, JsonObject][] = [
  ['text/plain', { ...integer, minimum: 7 }],
  ['text/plain', { ...text, pattern: '^[A-Z]{5}$' }],
  ['text/plain', { type: 'boolean' }],
  ['text/json', object({ a: integer })],
  ['application/vnd.api+json', object({ a: { ...text, format: 'uuid' } })],
  ['application/problem+json; charset=utf-8', object({ status: { ...integer, const: 404 } })],
  ['text/csv', { ...text, minLength: 5 }],
  ['application/octet-stream', { ...text, format: 'binary', minLength: 3 }],
  ['image/png', { ...text, format: 'binary' }],
  ['application/x-www-form-urlencoded', object({ a: integer, b: { ...text, minLength: 1 } })],
  ['multipart/form-data', object({ a: integer, at: object({ x: integer }) })],
];

/** Headers, by name. */
export const headers: [string, JsonObject][] = [
  ['integer', { schema: { ...integer, minimum: 10, maximum: 12 } }],
  ['number', { schema: { type: 'number', multipleOf: 0.5, exclusiveMinimum: 0, maximum: 1 } }],
  ['boolean', { schema: { type: 'boolean' } }],
  ['date-time', { schema: { ...text, format: 'date-time' } }],
  ['uuid', { schema: { ...text, format: 'uuid' } }],
  ['uri', { schema: { ...text, format: 'uri' } }],
  ['pattern', { schema: { ...text, pattern: '^W/"[0-9a-f]{8}"$' } }],
  ['enum', { schema: { enum: ['HIT', 'MISS'] } }],
  ['integers', { schema: { type: 'array', items: integer, minItems: 2, uniqueItems: true } }],
  ['uuids', { schema: { type: 'array', items: { ...text, format: 'uuid' }, minItems: 3 } }],
  ['object', { schema: object({ limit: integer, window: { ...integer, minimum: 60 } }) }],
  ['exploded', { explode: true, schema: object({ limit: integer, unit: { enum: ['s'] } }) }],
  ['json', { content: { 'application/json': { schema: object({ a: integer }) } } }],
  ['wrong', { schema: { ...integer, minimum: 5 }, example: 'many' }],
  ['meant', { schema: { ...text, pattern: '^\\d+$' }, example: 123 }],
  ['examples', { schema: { ...integer, maximum: 5 }, examples: { a: { value: 9 }, b: { value: 4 } } }],
  ['referred', { schema: reference('Id') }],
  ['retry-after', { schema: { ...integer, minimum: 1 } }],
];
