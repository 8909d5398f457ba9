import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { schemaResources } from '../../src/schema/schema-resources.ts';

const uri = 'https://example.com/name.json';

test.each<[string, JsonObject, string]>([
  ['a schema', { $defs: { a: { $id: uri } } }, '/$defs/a'],
  [
    'a schema before what is below an unknown keyword',
    { $defs: { a: { not: { x: { $id: uri } } }, b: { $id: uri }, c: { not: { x: { $id: uri } } } } },
    '/$defs/b',
  ],
  ['a schema below an unknown keyword, when there is no other', { not: { x: { $id: uri } } }, '/not/x'],
  ['a schema before a plain value', { $defs: { a: { enum: [{ $id: uri }] }, b: { $id: uri } } }, '/$defs/b'],
  [
    'a property that is called like a keyword',
    { properties: { default: { $id: uri } } },
    '/properties/default',
  ],
])('a name is that of %s', (_, document, pointer) => {
  expect(schemaResources(document).resources.get(uri)).toBe(pointer);
});
