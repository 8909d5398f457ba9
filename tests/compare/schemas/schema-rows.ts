import type { Json } from '../../../src/json.ts';
import { object, tagged, text } from './schemas.ts';

/** What changed, base, head, and what is told when it is a request, and when it is an answer. */
export type Row = readonly [string, Json, Json, readonly string[], readonly string[]];

/** What changed and what is told of it, in a request and in an answer. */
export const schemaRows: readonly Row[] = [
  [
    'a shorter text',
    { type: 'string', maxLength: 9 },
    { type: 'string', maxLength: 5 },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a larger number',
    { type: 'number', maximum: 5 },
    { type: 'number', maximum: 9 },
    ['safe request.body.maximum.loosened'],
    ['breaking response.body.maximum.loosened'],
  ],
  [
    'an enum without an entry',
    { enum: ['a', 'b'] },
    { enum: ['a'] },
    ['breaking request.body.enum.tightened'],
    ['safe response.body.enum.tightened'],
  ],
  [
    'another type',
    text,
    { type: 'integer' },
    ['breaking request.body.type.changed'],
    ['breaking response.body.type.changed'],
  ],
  [
    'an optional property',
    object({ a: text }),
    object({ a: text, b: text }),
    ['safe request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'an optional property less',
    object({ a: text, b: text }),
    object({ a: text }),
    ['dangerous request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'an optional property less where others are refused',
    object({ a: text, b: text }, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'a property described where any was allowed',
    { type: 'object' },
    object({ a: text }),
    ['breaking request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'a required property',
    object({ a: text }),
    object({ a: text }, { required: ['a'] }),
    ['breaking request.body.required.tightened'],
    ['safe response.body.required.tightened'],
  ],
  [
    'deep within',
    { type: 'array', items: object({ a: object({ b: { type: 'string', minLength: 1 } }) }) },
    { type: 'array', items: object({ a: object({ b: { type: 'string', minLength: 2 } }) }) },
    ['breaking request.body.min-length.tightened'],
    ['safe response.body.min-length.tightened'],
  ],
  [
    'unknown properties refused',
    object({ a: text }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.additional-properties.tightened'],
    ['safe response.body.additional-properties.tightened'],
  ],
  [
    'one more branch',
    { anyOf: [text] },
    { anyOf: [text, { type: 'integer' }] },
    ['safe request.body.any-of.loosened'],
    ['breaking response.body.any-of.loosened'],
  ],
  [
    'a branch that is told apart by its type',
    { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'null' }] },
    { anyOf: [{ type: 'null' }, { type: 'string', maxLength: 3 }] },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a branch that is told apart by a constant',
    { oneOf: [tagged('a', text), tagged('b', text)] },
    { oneOf: [tagged('a', text), tagged('b', { type: 'string', maxLength: 3 })] },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'a default',
    { type: 'integer', default: 1 },
    { type: 'integer', default: 2 },
    ['dangerous request.body.default.changed'],
    [],
  ],
  [
    'another encoding',
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', contentEncoding: 'base16' },
    ['breaking request.body.content-encoding.changed'],
    ['breaking response.body.content-encoding.changed'],
  ],
  [
    'an open set with one more',
    { type: 'string', 'x-extensible-enum': ['a'] },
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    ['safe request.body.x-extensible-enum.changed'],
    ['safe response.body.x-extensible-enum.changed'],
  ],
  [
    'a property that is read only',
    object({ a: text }, { required: ['a'] }),
    object({ a: { type: 'string', readOnly: true } }, { required: ['a'] }),
    ['dangerous request.body.read-only.added', 'safe request.body.required.loosened'],
    [],
  ],
  [
    'a bound beside a type that it does not speak of',
    { type: 'object', maximum: 9 },
    { type: 'object', maximum: 5 },
    ['breaking request.body.maximum.tightened'],
    ['safe response.body.maximum.tightened'],
  ],
  [
    'a required property with an empty name',
    { type: 'object', required: [''] },
    { type: 'object', required: ['a'] },
    ['breaking request.body.required.changed'],
    ['breaking response.body.required.changed'],
  ],
  [
    'an optional property where others are allowed in words',
    object({ a: text }, { additionalProperties: true }),
    object({ a: text, b: text }, { additionalProperties: true }),
    ['safe request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'an optional property less where others are allowed by an empty schema',
    object({ o: object({ a: text, b: text }, { additionalProperties: {} }) }),
    object({ o: object({ a: text }, { additionalProperties: {} }) }),
    ['dangerous request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'others refused by a branch',
    object({ a: text }),
    { allOf: [object({ a: text }, { additionalProperties: false }), object({ a: text })] },
    ['breaking request.body.additional-properties.tightened'],
    ['safe response.body.additional-properties.tightened'],
  ],
  [
    'others refused by every branch of a union',
    object({ a: text }, { required: ['a'] }),
    {
      anyOf: [
        object({ a: text }, { required: ['a'], additionalProperties: false }),
        { type: 'array', items: text },
      ],
    },
    ['breaking request.body.any-of.loosened'],
    ['breaking response.body.any-of.loosened'],
  ],
  [
    'others refused by what must not be',
    object({ a: text }),
    object({ a: text }, { not: { propertyNames: { const: 'z' }, minProperties: 1 } }),
    ['breaking request.body.not.tightened'],
    ['safe response.body.not.tightened'],
  ],
  [
    'others refused when nothing evaluates them',
    { type: 'object', allOf: [object({ a: text })] },
    { type: 'object', allOf: [object({ a: text })], unevaluatedProperties: false },
    ['breaking request.body.unevaluated-properties.tightened'],
    ['safe response.body.unevaluated-properties.tightened'],
  ],
  [
    'others refused when no branch evaluates them',
    { oneOf: [tagged('a', text), tagged('b', text)] },
    { oneOf: [tagged('a', text), tagged('b', text)], unevaluatedProperties: false },
    ['breaking request.body.unevaluated-properties.tightened'],
    ['safe response.body.unevaluated-properties.tightened'],
  ],
  [
    'patterns that gave way to what holds for others',
    { type: 'object', propertyNames: { pattern: '^n-' }, patternProperties: { '^n-': { type: 'integer' } } },
    { type: 'object', propertyNames: { pattern: '^n-' }, additionalProperties: text },
    ['breaking request.body.additional-properties.tightened'],
    ['breaking response.body.additional-properties.tightened'],
  ],
  [
    'a branch that changed inside, beside one that is new',
    { oneOf: [tagged('a', { type: 'string', maxLength: 9 }), tagged('b', text)] },
    { oneOf: [tagged('c', text), tagged('a', { type: 'string', maxLength: 5 }), tagged('b', text)] },
    ['breaking request.body.max-length.tightened', 'safe request.body.one-of.loosened'],
    ['breaking response.body.one-of.loosened', 'safe response.body.max-length.tightened'],
  ],
  [
    'a branch that changed inside, beside one that is gone',
    { anyOf: [tagged('a', text), tagged('b', text), tagged('c', text)] },
    { anyOf: [tagged('b', { type: 'string', maxLength: 5 }), tagged('c', text)] },
    ['breaking request.body.any-of.tightened', 'breaking request.body.max-length.tightened'],
    ['safe response.body.any-of.tightened', 'safe response.body.max-length.tightened'],
  ],
  [
    'patterns that gave way to the refusal of others',
    object({ a: text }, { patternProperties: { '^n-': { type: 'integer' } }, additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.pattern-properties.loosened'],
    ['safe response.body.pattern-properties.loosened'],
  ],
  [
    'a property that a closed schema with patterns lost',
    object({ a: text, b: text }, { patternProperties: { '^n-': text }, additionalProperties: false }),
    object({ a: text }, { patternProperties: { '^n-': text }, additionalProperties: false }),
    ['breaking request.body.property.removed'],
    ['dangerous response.body.property.removed'],
  ],
  [
    'a property beside a base that it joins',
    object({ a: text }),
    { allOf: [object({ a: text }), object({ b: text })] },
    ['safe request.body.property.added'],
    ['safe response.body.property.added'],
  ],
  [
    'a bound beside a branch',
    { allOf: [text] },
    { allOf: [text], maxLength: 3 },
    ['breaking request.body.max-length.tightened'],
    ['safe response.body.max-length.tightened'],
  ],
  [
    'an object that became one of several',
    object({ k: { const: 'a' }, v: text }, { required: ['k', 'v'] }),
    {
      oneOf: [
        object({ k: { const: 'a' }, v: text }, { required: ['k', 'v'] }),
        object({ k: { const: 'b' } }, { required: ['k'] }),
      ],
    },
    ['safe request.body.one-of.loosened'],
    ['breaking response.body.one-of.loosened'],
  ],
  [
    'an object that became one of several which overlap',
    object({ a: text, b: text }, { required: ['a', 'b'] }),
    {
      oneOf: [
        object({ a: text, b: text }, { required: ['a'] }),
        object({ a: text, b: text }, { required: ['b'] }),
      ],
    },
    ['breaking request.body.one-of.loosened'],
    ['breaking response.body.one-of.loosened'],
  ],
  [
    'a base of the branches of a union that are told apart',
    { oneOf: [ofBase('a', ['x', 'y']), ofBase('b', ['x', 'y'])] },
    { oneOf: [ofBase('a', ['x', 'y', 'z']), ofBase('b', ['x', 'y', 'z'])] },
    ['safe request.body.enum.loosened', 'safe request.body.enum.loosened'],
    ['breaking response.body.enum.loosened', 'breaking response.body.enum.loosened'],
  ],
  [
    'a property that does not come back',
    object({ a: text, secret: { type: 'string', writeOnly: true } }, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    ['breaking request.body.property.removed'],
    [],
  ],
];

/** A branch that a base holds together with: told apart by its tag. */
function ofBase(tag: string, states: readonly string[]): Json {
  return {
    allOf: [object({ state: { enum: [...states] } }, { required: ['state'] }), tagged(tag, text)],
  };
}
