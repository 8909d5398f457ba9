import { sample } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../../src/json.ts';
import { compiled } from './schemas.ts';

const parts: JsonObject = {
  Id: { type: 'string', readOnly: true },
  Base: { type: 'object', properties: { id: { $ref: '#/Id' }, name: { type: 'string' } } },
};
const declared: Json = { properties: { id: { readOnly: true } } };

/** Each of these requires an `id` that no request may carry, in words spread over several schemas. */
describe.each<[string, JsonObject]>([
  ['in one schema', { required: ['id', 'name'], properties: { id: { readOnly: true } } }],
  ['behind a reference', { required: ['id', 'name'], properties: { id: { $ref: '#/Id' } } }],
  ['in another part of allOf', { allOf: [declared, { required: ['id', 'name'] }] }],
  ['in a base', { allOf: [{ $ref: '#/Base' }], required: ['id', 'name'] }],
  ['in a base of a part', { allOf: [{ allOf: [{ $ref: '#/Base' }] }, { required: ['id', 'name'] }] }],
  [
    'in a part of the property',
    { required: ['id', 'name'], properties: { id: { allOf: [{ type: 'string' }, { readOnly: true }] } } },
  ],
  [
    'in another schema of the property',
    { allOf: [declared, { required: ['id', 'name'], properties: { id: { type: 'string' } } }] },
  ],
  ['in a branch', { oneOf: [{ allOf: [{ $ref: '#/Base' }], required: ['id', 'name'] }, { type: 'null' }] }],
  ['required when something holds', { ...declared, dependentSchemas: { name: { required: ['id'] } } }],
])('what is read only: %s', (_, schema) => {
  const whole: JsonObject = schema['oneOf'] ? schema : { type: 'object', ...schema };
  const [request, response] = (['request', 'response'] as const).map((direction) =>
    compiled(whole, direction, parts),
  );

  test('a request need not have it', () => {
    expect(request?.validate({ name: 'x' })).toEqual([]);
    const required = request?.constraints.filter(({ keyword }) => keyword === 'required') ?? [];
    expect(required.map(({ keywordPath }) => keywordPath.at(-1))).not.toContain('0');
  });

  test('requests are made without it', () => {
    const made = sample(request?.values ?? compiled(true).values, { seed: 1, numRuns: 50 });
    expect(made.filter((value) => isObject(value) && Object.hasOwn(value, 'id'))).toEqual([]);
  });

  test('a response must have it', () => {
    expect(response?.validate({ name: 'x' })).not.toEqual([]);
    expect(response?.validate({ id: 'x', name: 'x' })).toEqual([]);
  });
});

test.each<[string, JsonObject, Json, boolean]>([
  [
    'the mark of a property counts for items too',
    { items: { allOf: [declared, { required: ['id'] }] } },
    [{}],
    true,
  ],
  [
    'a branch asks for what only others declare',
    { ...declared, oneOf: [{ required: ['id'] }, { required: ['name'] }] },
    { name: 'x' },
    true,
  ],
  [
    'a base alone keeps what it requires',
    { properties: { a: { $ref: '#/Strict' }, b: { allOf: [{ $ref: '#/Strict' }, declared] } } },
    { a: {} },
    false,
  ],
  [
    'and loses it beside a mark',
    { properties: { a: { $ref: '#/Strict' }, b: { allOf: [{ $ref: '#/Strict' }, declared] } } },
    { b: {} },
    true,
  ],
])('%s', (_, schema, value, isValid) => {
  const strict = { required: ['id'], properties: { id: { type: 'string' } } };
  const subject = compiled(schema, 'request', { Strict: strict });
  expect(subject.validate(value).length === 0).toBe(isValid);
});
