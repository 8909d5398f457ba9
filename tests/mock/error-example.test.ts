import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/json.ts';
import { chooseErrorExample, type ErrorExamples } from '../../src/mock/error-example.ts';

const document: JsonObject = {
  schema: {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'array', minItems: 1, maxItems: 2 }, b: { $ref: '#/b' } },
    oneOf: [{ properties: { a: { minItems: 1 } } }, { properties: { c: false }, required: ['z'] }],
  },
  b: { maxLength: 1 },
};

const linked = (status: string, name: string, constraint: string): ErrorExamples['linked'][number] => ({
  status,
  name,
  constraint,
});
const examples: ErrorExamples = {
  bodies: [{ type: 'application/json', schema: '/schema' }],
  linked: [
    linked('422', 'one of', '/schema/oneOf'),
    linked('422', 'required', '/schema/required'),
    linked('422', 'at least one', '/schema/properties/a/minItems'),
    linked('4XX', 'at most two', '/schema/properties/a/maxItems'),
    linked('400', 'too long', '/b/maxLength'),
  ],
};

function choose(
  value: unknown,
  status = 422,
  contentType = 'application/json; charset=utf-8',
): Promise<unknown> {
  return chooseErrorExample(document, examples, status, { contentType, value });
}

describe('chooseErrorExample', () => {
  test.each([
    [{ a: [1, 2, 3], b: 'b' }, 422, 'at most two'],
    [{ a: [1, 2, 3], b: 'b' }, 400, 'at most two'],
    [{ a: [1] }, 422, 'required'],
    [{ a: [1], b: 'bb' }, 400, 'too long'],
    [{ a: [1], b: 'bb' }, 422, undefined],
    // An empty list breaks the oneOf too, as no branch is left; it is the list that is to blame.
    [{ a: [], b: 'b' }, 422, 'at least one'],
    [{ a: [1], b: 'b', z: 1 }, 422, 'one of'],
    [{ a: [1], b: 'b' }, 422, undefined],
    [{ a: [], b: 'b' }, 401, undefined],
  ])('%j with %i: %s', async (value, status, name) => {
    expect(await choose(value, status)).toBe(name);
  });

  test.each(['text/plain', 'garbage'])('nothing is known of a body of the type %s', async (contentType) => {
    expect(await choose({ a: [] }, 422, contentType)).toBeUndefined();
  });

  test('nothing is known of a body without a type', async () => {
    expect(
      await chooseErrorExample(document, examples, 422, { contentType: undefined, value: { a: [] } }),
    ).toBeUndefined();
  });
});
