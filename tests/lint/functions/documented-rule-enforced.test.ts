import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { description, runRule } from '../rule.ts';

const schemas: JsonObject = {
  Order: {
    type: 'object',
    required: ['items'],
    description: 'an order',
    minProperties: 0,
    properties: { items: { type: 'array', maxItems: 10, items: { $ref: '#/components/schemas/Item' } } },
    oneOf: [{ required: ['a'] }, { properties: { a: false } }],
  },
  Item: { type: 'string', pattern: '^[a-z]$', allOf: [{ $ref: '#/components/schemas/Base', minLength: 2 }] },
  Base: { maxLength: 5 },
  Answer: { type: 'object', maxProperties: 3 },
};

/** An operation whose 422 has one shared example, linked to a constraint. */
function linked(constraint: Json, name = 'Too many'): JsonObject {
  return description(
    {
      '/orders': {
        parameters: [{ $ref: '#/components/parameters/Limit' }],
        post: {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
          },
          responses: {
            200: {
              description: 'ok',
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Answer' } } },
            },
            422: { $ref: '#/components/responses/Broken' },
          },
        },
        get: { responses: { 422: { $ref: '#/components/responses/Broken' } } },
      },
    },
    {
      schemas,
      parameters: { Limit: { name: 'limit', in: 'query', required: false, schema: { maximum: 5 } } },
      responses: {
        Broken: {
          description: 'broken',
          content: { 'application/json': { examples: { [name]: { $ref: '#/components/examples/Broken' } } } },
        },
      },
      examples: { Broken: { value: {}, 'x-constraint': constraint } },
    },
  );
}

const at = '/components/examples/Broken/x-constraint';
const order = '/components/schemas/Order';

describe('documented-rule-enforced is silent', () => {
  test.each([
    ['a keyword of the body', `${order}/properties/items/maxItems`],
    ['a name of required', `${order}/required/0`],
    ['required for all its names', `${order}/required`],
    ['an applicator that can fail', `${order}/oneOf`],
    ['a branch of an applicator', `${order}/oneOf/0/required/0`],
    ['a keyword behind a reference', '/components/schemas/Item/pattern'],
    ['a keyword beside a reference', '/components/schemas/Item/allOf/0/minLength'],
    ['a keyword behind that reference', '/components/schemas/Base/maxLength'],
    ['a keyword of a parameter', '/components/parameters/Limit/schema/maximum'],
    ['a required body', '/paths/~1orders/post/requestBody/required'],
    ['a pointer written as a reference', `#${order}/required/0`],
  ])('about %s', async (_, constraint) => {
    expect(await runRule('documented-rule-enforced', linked(constraint))).toEqual([]);
  });

  test('about examples without a link, and about answers that are no errors', async () => {
    const example = { value: {}, 'x-constraint': '/nowhere' };
    const responses = {
      200: { description: 'ok', content: { 'application/json': { examples: { A: example } } } },
      422: { description: 'broken', content: { 'application/json': { examples: { A: { value: {} } } } } },
    };
    expect(await runRule('documented-rule-enforced', description({ '/x': { get: { responses } } }))).toEqual(
      [],
    );
  });
});

describe('documented-rule-enforced says once, where the link is written', () => {
  test.each([
    [
      'that nothing is there',
      `${order}/properties/items/minItems`,
      `nothing stands at ${order}/properties/items/minItems`,
    ],
    ['that a name is not required', `${order}/required/1`, `nothing stands at ${order}/required/1`],
    [
      'that nothing is there behind a reference',
      '/paths/~1orders/post/requestBody/content/application~1json/schema/required',
      'nothing stands at /paths/~1orders/post/requestBody/content/application~1json/schema/required',
    ],
    ['that it is inherited by JavaScript only', `${order}/toString`, `nothing stands at ${order}/toString`],
    [
      'that it is no assertion',
      `${order}/description`,
      `${order}/description is no constraint on the requests of POST /orders and GET /orders`,
    ],
    [
      'that it is a schema',
      `${order}/properties/items`,
      `${order}/properties/items is no constraint on the requests of POST /orders and GET /orders`,
    ],
    [
      'that no request reaches it',
      '/components/schemas/Answer/maxProperties',
      '/components/schemas/Answer/maxProperties is no constraint on the requests of POST /orders and GET /orders',
    ],
    [
      'that it allows everything',
      `${order}/minProperties`,
      `${order}/minProperties is 0, which allows everything`,
    ],
    [
      'that nothing is required',
      '/components/parameters/Limit/required',
      '/components/parameters/Limit/required is false, which allows everything',
    ],
    ['that it is no pointer', 'maxItems', 'its x-constraint is no JSON pointer to a keyword'],
    ['that it is no text', 5, 'its x-constraint is no JSON pointer to a keyword'],
    ['that it is the whole document', '', 'its x-constraint is no JSON pointer to a keyword'],
  ])('%s', async (_, constraint, reason) => {
    expect(await runRule('documented-rule-enforced', linked(constraint))).toEqual([
      [at, `The documented rule "Too many" is not enforced: ${reason}.`],
    ]);
  });

  test('with names that need quoting', async () => {
    const [said] = await runRule('documented-rule-enforced', linked('/nowhere', 'a "b"\n~/c'));
    expect(said?.[1]).toContain(String.raw`The documented rule "a \"b\"\n~/c" is not enforced`);
  });
});

test('a schema that refers to itself is walked once', async () => {
  const node = { properties: { next: { $ref: '#/components/schemas/Node' } }, maxProperties: 1 };
  const document = linked('/components/schemas/Node/maxProperties');
  const components = {
    ...Object(document['components']),
    schemas: {
      ...schemas,
      Order: { $ref: '#/components/schemas/Node' },
      Node: node,
      Loop: { $ref: '#/components/schemas/Loop' },
    },
  };
  expect(await runRule('documented-rule-enforced', { ...document, components })).toEqual([]);
});
