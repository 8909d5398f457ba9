import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/compare/schemas/step.ts';
import { plainPayload } from '../../../src/compare/schemas/plain-payload.ts';
import { contentKeys } from '../../../src/compare/content-key.ts';
import { normalDocument } from '../../../src/compare/normal/normal-document.ts';
import type { Json } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';

const name: Step = { into: 'property', name: 'name' };
const item: Step = { into: 'item', index: 1 };
const second: Step = { into: 'branch', keyword: 'oneOf', index: 1 };

interface Row {
  readonly what: string;
  readonly schema: Json;
  readonly steps?: readonly Step[];
  readonly value?: Json;
  readonly payload: Json | undefined;
}

const text = { type: 'string' };
const rows: readonly Row[] = [
  { what: 'a text that is long enough', schema: { ...text, minLength: 2 }, payload: 'aa' },
  { what: 'a text of a format', schema: { ...text, format: 'date' }, payload: '2024-01-01' },
  { what: 'a text of a pattern is left to a search', schema: { ...text, pattern: 'b' }, payload: undefined },
  { what: 'a number within its bounds', schema: { type: 'integer', exclusiveMinimum: 2 }, payload: 3 },
  { what: 'a number below zero', schema: { type: 'integer', maximum: -4 }, payload: -4 },
  { what: 'a constant', schema: { type: 'object', const: { a: 1 } }, payload: { a: 1 } },
  { what: 'as many items as there must be', schema: { minItems: 2, items: text }, payload: ['', ''] },
  {
    what: 'what is required, of all schemas that speak of the value',
    schema: { allOf: [{ required: ['a'], properties: { a: text, b: text } }, { required: ['c'] }] },
    payload: { a: '', c: null },
  },
  {
    what: 'a value where steps lead to',
    schema: { type: 'array', items: { type: 'object', properties: { name: text } } },
    steps: [item, name],
    value: 'x',
    payload: [{}, { name: 'x' }],
  },
  {
    what: 'a value within a branch',
    schema: { oneOf: [text, { type: 'object', required: ['id'], properties: { id: text } }] },
    steps: [second, name],
    value: 'x',
    payload: { id: '', name: 'x' },
  },
  { what: 'a branch itself', schema: { oneOf: [text, true] }, steps: [second], value: 7, payload: 7 },
  {
    what: 'nothing where a schema requires itself',
    schema: { required: ['it'], properties: { it: { $ref: '#/payload' } } },
    payload: undefined,
  },
];

describe('what a schema plainly asks for', () => {
  test.each(rows)('$what', ({ schema, steps = [], value, payload }) => {
    const document = { payload: schema };
    const keys = contentKeys(document);
    const side = { document, normal: normalDocument(document, document), keys };
    const target = value === undefined ? undefined : { steps, value };
    expect(plainPayload(side, 'response', '/payload', target)).toEqual(payload);
    if (payload === undefined) return;
    const compiled = compileSchema({ document, pointer: '/payload' }, { direction: 'response' });
    expect(compiled.validate(payload)).toEqual([]);
  });
});
