import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { slice, valueOf } from './slicing.ts';

describe('in whatever way YAML is written', () => {
  test.each([
    'paths:\n  ? /a\n  : get: {}\n    put: {}\n  ? /b\n  : get: {}\n',
    'paths: {\n  /a: { get: {}, put: {}, },\n  /b: { get: {} }, # b\n}\n',
    'paths:\n  /b: { get: {} }\n  /a:\n    put: {}\n    get: {}',
    'paths:\r\n  /a:\r\n    get: {}\r\n    put: {}\r\n  /b:\r\n    get: {}\r\n',
    '---\n"paths":\n    "/b": { get: }\n    \'/a\':\n        put: >-\n          a\n\n          b\n\n        get: {}\n...\n',
    'x: &p\n  /a: { get: {}, put: {} }\n  /b: { get: {} }\npaths: *p\n',
    'x: &p\n  /b: { get: {} }\npaths:\n  <<: *p\n  /a: { get: {}, put: {} }\n',
    '{"paths": {"/b": {"get": 1}, "/a": {"put": 1, "get": {}}}}',
  ])('%j', (text) => {
    expect(valueOf(slice(text, 'get /a'))['paths']).toEqual({ '/a': { get: {} } });
  });
});

const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.parse(JSON.stringify(json)) as Json);
const schemas = fc.dictionary(fc.string(), value, { maxKeys: 5, noNullPrototype: true });
const operation = fc.record({ x: value, $ref: fc.constantFrom('#/components/schemas/a', '#/x', 'b') });
const description = fc.record({
  openapi: fc.constant('3.1.0'),
  'x-any': value,
  paths: fc.record({
    '/a': fc.record({ get: operation, put: operation }),
    '/b': fc.record({ get: operation }),
  }),
  components: fc.record({ schemas }),
});

property.prop([description, fc.constantFrom(undefined, 2, '\t')])(
  'any JSON is cut to the same as any YAML, and keeps the operation',
  (whole, indentation) => {
    const text = JSON.stringify(whole, null, indentation);
    const cut = valueOf(slice(text, 'get /a', true), true);
    expect((cut['paths'] as JsonObject)['/a']).toEqual({ get: whole.paths['/a'].get });
    expect(cut['x-any']).toEqual(whole['x-any']);
    fc.pre(indentation !== '\t');
    expect(valueOf(slice(text, 'get /a'))).toEqual(cut);
  },
);
