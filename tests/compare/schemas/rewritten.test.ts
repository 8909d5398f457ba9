import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { changesOf, requestChanges, responseChanges } from '../changes-of.ts';
import { object, tagged, text } from './schemas.ts';

describe('what is written otherwise is no change', () => {
  const pet = object({ name: text }, { required: ['name'] });
  const components = { schemas: { Pet: pet } };
  test.each<[string, Json, Json]>([
    ['a reference', pet, { $ref: '#/components/schemas/Pet' }],
    ['a branch around it', pet, { allOf: [pet] }],
    ['an enum as constants', { enum: ['a', 'b'] }, { oneOf: [{ const: 'a' }, { const: 'b' }] }],
    [
      'a bound that another implies',
      { type: 'integer', minimum: 1 },
      { type: 'integer', minimum: 1, exclusiveMinimum: 0 },
    ],
    ['a branch that nothing fits', text, { anyOf: [text, { type: 'integer', minimum: 2, maximum: 1 }] }],
    ['types as branches', { type: ['string', 'null'] }, { anyOf: [text, { type: 'null' }] }],
    ['a constant as an enum', { const: 'a' }, { enum: ['a'] }],
    [
      'a property moved to another branch',
      { allOf: [pet, object({ a: text })] },
      object({ name: text, a: text }, { required: ['name'] }),
    ],
    [
      'a branch with a reference and more',
      { allOf: [{ $ref: '#/components/schemas/Pet' }, object({ a: text })] },
      { $ref: '#/components/schemas/Pet', ...Object(object({ a: text })) },
    ],
    ['a word of OpenAPI 3.0 that an upgrader left', { nullable: true }, {}],
    ['what is denied twice', pet, { not: { not: pet } }],
    [
      'what allows everything, said or not',
      { ...Object(pet), minProperties: 0, minLength: 0, items: {}, uniqueItems: false, propertyNames: true },
      pet,
    ],
    ['a union of one', pet, { anyOf: [{ $ref: '#/components/schemas/Pet' }] }],
    [
      'what allows any other property',
      object({ a: text }, { additionalProperties: true }),
      object({ a: text }),
    ],
    [
      'what allows any other property by an empty schema',
      object({ a: text }, { additionalProperties: {} }),
      object({ a: text }),
    ],
    [
      'null beside a reference, told by either union',
      { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] },
      { oneOf: [{ type: 'null' }, { allOf: [{ $ref: '#/components/schemas/Pet' }] }] },
    ],
    [
      'a property declared in each branch instead of beside them',
      object({ a: text }, { oneOf: [tagged('a', text), tagged('b', text)] }),
      { oneOf: ['a', 'b'].map((tag) => ({ allOf: [tagged(tag, text), object({ a: text })] })) },
    ],
    [
      'bytes as OpenAPI 3.0 says it',
      { type: 'string', format: 'byte' },
      { type: 'string', contentEncoding: 'base64' },
    ],
    [
      'a file as OpenAPI 3.0 says it',
      { type: 'string', format: 'binary' },
      { type: 'string', contentMediaType: 'application/octet-stream' },
    ],
    [
      'what nothing evaluates, where only properties do',
      object({ a: text }, { unevaluatedProperties: false }),
      object({ a: text }, { additionalProperties: false }),
    ],
    ['types in another order', { type: ['string', 'null'] }, { type: ['null', 'string'] }],
    ['titles and examples', text, { type: 'string', title: 'A name', description: 'It.', examples: ['Rex'] }],
  ])('%s', (_, base, head) => {
    expect(requestChanges(base, head, components)).toEqual([]);
    expect(requestChanges(head, base, components)).toEqual([]);
    expect(responseChanges(base, head, components)).toEqual([]);
    expect(responseChanges(head, base, components)).toEqual([]);
  });
});

/** A schema with an identifier of its own, which comes back within itself. */
function tree(more: object, item: Json): object {
  const children = { type: 'array', items: item };
  const Tree = { $id: 'https://pets.example/tree', ...more, type: 'object', properties: { children } };
  const schema = { $ref: '#/components/schemas/Tree' };
  return {
    paths: { '/trees': { put: { requestBody: { content: { 'application/json': { schema } } } } } },
    components: { schemas: { Tree } },
  };
}

test('a dynamic reference that can mean one schema only is a reference', () => {
  const base = tree({ $dynamicAnchor: 'node' }, { $dynamicRef: '#node' });
  expect(changesOf(base, tree({}, { $ref: '#' }))).toEqual([]);
});
