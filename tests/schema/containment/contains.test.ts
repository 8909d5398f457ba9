import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { compareSchemas } from '../../../src/schema/containment/contains.ts';
import type { SchemaPlace } from '../../../src/schema/schema.ts';

function written(schema: Json, rest: JsonObject = {}): SchemaPlace {
  return { document: { ...rest, schema }, pointer: '/schema' };
}

describe('the same schema in other words', () => {
  test.each<[string, Json, Json]>([
    ['annotated', { type: 'string' }, { type: 'string', title: 'A text', example: 'x' }],
    ['its members in another order', { type: 'string', minLength: 1 }, { minLength: 1, type: 'string' }],
    ['inline and referred to', { items: { type: 'string' } }, { items: { $ref: '#/parts/text' } }],
  ])('%s', (_, one, other) => {
    const parts = { parts: { text: { type: 'string' } } };
    const [left, right] = [written(one, parts), written(other, parts)];
    expect(compareSchemas(left, right, { direction: 'request' }).verdict).toBe('contained');
    expect(compareSchemas(right, left, { direction: 'request' }).verdict).toBe('contained');
  });
});

test('what is told apart is told with its failures', () => {
  const answer = compareSchemas(written({ type: 'string' }), written({ type: 'string', maxLength: 3 }), {
    direction: 'request',
  });
  expect(answer).toMatchObject({
    verdict: 'not-contained',
    failures: [{ keyword: 'maxLength', schemaPointer: '/schema/maxLength', instancePointer: '' }],
  });
});
