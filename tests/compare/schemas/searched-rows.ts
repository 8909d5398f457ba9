import type { Row } from './schema-rows.ts';
import { object, text } from './schemas.ts';

/** Changes that a search has to find the payload for: what is told of them, in a request and in an answer. */
export const searchedRows: readonly Row[] = [
  [
    'another boolean in place of a constant',
    { const: null },
    { const: true },
    ['breaking request.body.const.changed'],
    ['breaking response.body.const.changed'],
  ],
  [
    'other values of properties whose names are limited',
    { type: 'object', additionalProperties: text, propertyNames: { maxLength: 1 } },
    { type: 'object', additionalProperties: { type: 'integer' }, propertyNames: { maxLength: 1 } },
    ['breaking request.body.type.changed'],
    ['breaking response.body.type.changed'],
  ],
  [
    'other values of properties beside those that a pattern takes',
    { type: 'object', additionalProperties: text, patternProperties: { '^o': true } },
    { type: 'object', additionalProperties: { type: 'integer' }, patternProperties: { '^o': true } },
    ['breaking request.body.type.changed'],
    ['breaking response.body.type.changed'],
  ],
  [
    'other items where more than two have to be there',
    { type: 'array', contains: text, minContains: 4 },
    { type: 'array', contains: { type: 'integer' }, minContains: 4 },
    ['breaking request.body.contains.changed'],
    ['breaking response.body.contains.changed'],
  ],
  [
    'null for texts of a union',
    { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'string', minLength: 8 }, object({ a: text })] },
    { anyOf: [{ type: ['null'] }, object({ a: text })] },
    ['breaking request.body.any-of.tightened'],
    ['breaking response.body.any-of.tightened'],
  ],
];
