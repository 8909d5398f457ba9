import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { schemaGraph } from '../../../src/schema/schema-graph.ts';
import { branches } from '../../../src/schema/validate/branching.ts';
import { createValidator } from '../../../src/schema/validator.ts';

/* Judged level by level on every way, these values would take longer than anybody waits. */

const names = Array.from({ length: 12 }, (_, index) => `N${index}`);
const ref = (name: string): JsonObject => ({ $ref: `#/$defs/${name}` });
const nodes: JsonObject = { type: 'array', items: ref('Any') };

type Kind = (name: string) => JsonObject;
const tagged: Kind = (name) => ({ properties: { nodes, type: { const: name } }, required: ['type'] });
const untagged: Kind = () => ({ type: 'object', properties: { nodes } });
const closed: Kind = (name) => ({
  allOf: [{ properties: { nodes } }],
  properties: { type: { const: name } },
  required: ['type'],
  unevaluatedProperties: false,
});

const unionOf = (kind: Kind, keyword: string): JsonObject => ({
  $defs: {
    ...Object.fromEntries(names.map((name) => [name, kind(name)])),
    Any: { [keyword]: names.map(ref) },
  },
});

const nested = (depth: number, leaf: Json): Json =>
  depth === 0 ? leaf : { nodes: [nested(depth - 1, leaf)], type: 'N3' };

const leaf = {
  right: { type: 'N1', nodes: [] },
  wrong: { type: 'N1', nodes: 3 },
  open: { type: 'N1', x: 1 },
};

describe('a deep value of alternatives that lead back to themselves is judged', () => {
  test.each<[what: string, kind: Kind, keyword: string, leaf: Json, valid: boolean]>([
    ['a tag that comes last', tagged, 'oneOf', leaf.right, true],
    ['a tag that comes last, wrong below', tagged, 'oneOf', leaf.wrong, false],
    ['no tag', untagged, 'anyOf', leaf.right, true],
    ['no tag, wrong below', untagged, 'anyOf', leaf.wrong, false],
    ['no tag, and only one may hold', untagged, 'oneOf', leaf.right, false],
    ['what is evaluated counts', closed, 'oneOf', leaf.right, true],
    ['what is evaluated counts, wrong below', closed, 'oneOf', leaf.wrong, false],
    ['what is evaluated counts, one member too many below', closed, 'anyOf', leaf.open, false],
  ])('%s', (_, kind, keyword, end, valid) => {
    const graph = schemaGraph({ document: unionOf(kind, keyword), pointer: '/$defs/Any' });
    const validator = createValidator(graph, 'request');
    const value = nested(20, end);
    expect(validator.failures(value).length > 0).toBe(!valid);
    // As many as make it worth while to compile schemas that are not like these.
    for (let count = 0; count < 70; count++) expect(validator.isValid(nested(5, end))).toBe(valid);
    expect(validator.isValid(value)).toBe(valid);
  });
});

test.each<[what: string, definitions: JsonObject, expected: boolean]>([
  ['a list of itself', { A: { items: ref('A') } }, false],
  ['itself or nothing', { A: { properties: { a: { anyOf: [ref('A'), { type: 'null' }] } } } }, false],
  ['two properties of itself', { A: { properties: { a: ref('A'), b: ref('A') } } }, false],
  ['itself or itself', { A: { properties: { a: { anyOf: [ref('A'), ref('A')] } } } }, true],
  [
    'one of two that lead back',
    { A: { oneOf: [ref('B'), ref('C')] }, B: { items: ref('A') }, C: { items: ref('A') } },
    true,
  ],
  [
    'one of two of which one leads back',
    { A: { oneOf: [ref('B'), ref('C')] }, B: { items: ref('A') }, C: {} },
    false,
  ],
  ['all of it, and not', { A: { properties: { a: { allOf: [ref('A')], not: ref('A') } } } }, true],
  ['alternatives that lead nowhere', { A: { anyOf: [ref('B'), ref('B')] }, B: {} }, false],
])('%s branches: %s', (_, definitions, expected) => {
  expect(branches(definitions)).toBe(expected);
});
