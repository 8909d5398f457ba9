import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { schemaGraph } from '../../src/schema/schema-graph.ts';
import { compiled } from './schemas.ts';

const document: JsonObject = {
  components: { schemas: { 'a/b': { type: 'string' }, 'with space': { type: 'null' } } },
  named: {
    $id: 'https://example.com/tree',
    $anchor: 'root',
    $defs: { leaf: { $anchor: 'leaf', type: 'integer' } },
  },
  values: { enum: [{ $id: 'https://example.com/none' }] },
};

describe.each([
  ['#/components/schemas/a~1b', '/components/schemas/a~1b'],
  ['#/components/schemas/with%20space', '/components/schemas/with space'],
  ['https://example.com/tree', '/named'],
  ['https://example.com/tree#leaf', '/named/$defs/leaf'],
  ['https://example.com/tree#/$defs/leaf', '/named/$defs/leaf'],
  ['#/nowhere', undefined],
  ['https://example.com/none', undefined],
  ['other.yaml#/a', undefined],
  ['#/constructor', undefined],
])('%s', (reference, pointer) => {
  test(`leads to ${pointer}`, () => {
    const graph = schemaGraph({ document: { ...document, schema: { $ref: reference } }, pointer: '/schema' });
    expect(graph.target(graph.root, '$ref')?.pointer).toBe(pointer);
  });
});

test('the same schema is the same node', () => {
  const graph = schemaGraph({ document: { schema: { items: { $ref: '#/schema' } } }, pointer: '/schema' });
  expect(graph.target(graph.child(graph.root, 'items'), '$ref')).toBe(graph.root);
});

test('a dynamic reference leads to the outermost anchor of its name', () => {
  const strict = {
    $id: 'https://example.com/strict',
    $dynamicAnchor: 'node',
    $ref: 'tree',
    unevaluatedProperties: false,
  };
  const tree = {
    $id: 'https://example.com/tree',
    $dynamicAnchor: 'node',
    type: 'object',
    properties: { children: { type: 'array', items: { $dynamicRef: '#node' } } },
  };
  const loose = compiled({ $ref: 'https://example.com/tree' }, 'request', { tree, strict });
  const tight = compiled({ $ref: 'https://example.com/strict' }, 'request', { tree, strict });
  const value = { children: [{ unknown: 1 }] };
  expect([loose.validate(value).length, tight.validate(value).length > 0]).toEqual([0, true]);
});
