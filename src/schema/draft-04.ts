import type { JsonObject } from './json.ts';

const here: JsonObject = { $ref: '#' };
const schemas: JsonObject = { type: 'array', minItems: 1, items: here };
const map: JsonObject = { type: 'object', additionalProperties: here };
const count: JsonObject = { type: 'integer', minimum: 0 };
const text: JsonObject = { type: 'string' };
const number: JsonObject = { type: 'number' };
const flag: JsonObject = { type: 'boolean' };
const names: JsonObject = { type: 'array', items: text, minItems: 1, uniqueItems: true };
const type: JsonObject = { enum: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] };

/** What the metaschema of Draft 4 is called. */
export const draft04Uri = 'http://json-schema.org/draft-04/schema';

/** The metaschema of Draft 4 in the words of 2020-12: of its own, `exclusiveMinimum` was a flag and `id` had no sign. */
export const draft04: JsonObject = {
  $id: draft04Uri,
  type: 'object',
  properties: {
    id: text,
    $schema: text,
    title: text,
    description: text,
    default: {},
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: number,
    exclusiveMaximum: flag,
    minimum: number,
    exclusiveMinimum: flag,
    maxLength: count,
    minLength: count,
    pattern: { type: 'string', format: 'regex' },
    additionalItems: { anyOf: [flag, here] },
    items: { anyOf: [here, schemas] },
    maxItems: count,
    minItems: count,
    uniqueItems: flag,
    maxProperties: count,
    minProperties: count,
    required: names,
    additionalProperties: { anyOf: [flag, here] },
    definitions: map,
    properties: map,
    patternProperties: map,
    dependencies: { type: 'object', additionalProperties: { anyOf: [here, names] } },
    enum: { type: 'array', minItems: 1, uniqueItems: true },
    type: { anyOf: [type, { type: 'array', items: type, minItems: 1, uniqueItems: true }] },
    format: text,
    allOf: schemas,
    anyOf: schemas,
    oneOf: schemas,
    not: here,
  },
  dependentRequired: { exclusiveMaximum: ['maximum'], exclusiveMinimum: ['minimum'] },
};
