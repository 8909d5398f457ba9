import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { compileSchema } from '../../../src/schema/compile.ts';
import { compareSchemas } from '../../../src/schema/containment/contains.ts';
import type { Direction, SchemaPlace } from '../../../src/schema/schema.ts';

const parts: JsonObject = {
  text: { type: 'string' },
  tree: {
    type: 'object',
    required: ['v'],
    properties: { v: { type: 'integer' }, kids: { items: { $ref: '#/parts/tree' } } },
  },
  numberTree: {
    type: 'object',
    required: ['v'],
    properties: { v: { type: 'number' }, kids: { items: { $ref: '#/parts/numberTree' } } },
  },
  endless: { type: 'object', required: ['next'], properties: { next: { $ref: '#/parts/endless' } } },
};

function written(schema: Json): SchemaPlace {
  return { document: { parts, schema }, pointer: '/schema' };
}

function withText(text: Json): SchemaPlace {
  return { document: { parts: { text }, schema: { $ref: '#/parts/text' } }, pointer: '/schema' };
}

/** Built, as an object with `then` looks like a promise. */
function conditional(condition: Json, consequence: Json): Json {
  const keywords = ['if', 'then'];
  return Object.fromEntries(
    keywords.map((keyword, index) => [keyword, index === 0 ? condition : consequence]),
  );
}

function many(count: number): number[] {
  return [...Array.from({ length: count }).keys()];
}

function nested(depth: number, leaf: Json): Json {
  return many(depth).reduce<Json>(
    (inner) => ({ type: 'object', required: ['a'], properties: { a: inner } }),
    leaf,
  );
}

function verdict(inner: Json, outer: Json, direction: Direction = 'request'): string {
  return compareSchemas(written(inner), written(outer), { direction }).verdict;
}

describe('schemas that mean the same contain each other', () => {
  test.each<[string, Json, Json]>([
    ['annotated', { type: 'string' }, { type: 'string', title: 'A text', example: 'x' }],
    ['in another order', { type: 'string', minLength: 1 }, { minLength: 1, type: 'string' }],
    ['inline, referred to', { items: { type: 'string' } }, { items: { $ref: '#/parts/text' } }],
    [
      'in one piece, in allOf',
      { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { type: 'null' } } },
      {
        allOf: [
          { type: 'object', required: ['a'], properties: { a: { type: 'string' } } },
          { properties: { b: { type: 'null' } } },
        ],
      },
    ],
    [
      'enum, oneOf of const',
      { enum: ['a', 'b', 3] },
      { oneOf: [{ const: 'a' }, { const: 'b' }, { const: 3 }] },
    ],
    [
      'with a redundant bound',
      { type: 'integer', minimum: 3 },
      { type: 'integer', minimum: 3, exclusiveMinimum: 2 },
    ],
    ['a length as a pattern', { type: 'string', maxLength: 2 }, { type: 'string', pattern: '^[^]{0,2}$' }],
    [
      'with a branch that nothing meets',
      { type: 'null' },
      { anyOf: [{ type: 'null' }, { enum: ['a'], minLength: 2 }] },
    ],
    [
      'a list of types, anyOf',
      { type: ['string', 'null'] },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    ['integers, multiples of 1', { type: 'integer' }, { type: 'number', multipleOf: 1 }],
    ['not twice', { type: 'string', minLength: 2 }, { not: { not: { type: 'string', minLength: 2 } } }],
    [
      'an exact count, contains',
      { const: [] },
      { type: 'array', contains: true, minContains: 0, maxContains: 0 },
    ],
    [
      'closed by false, by a pattern',
      { properties: { a: true }, additionalProperties: false },
      { propertyNames: { const: 'a' } },
    ],
    ['if, implication', conditional({ type: 'string' }, { minLength: 2 }), { minLength: 2 }],
    ['booleans, listed', { type: 'boolean' }, { enum: [true, false] }],
    [
      'a recursive schema, unrolled once',
      { $ref: '#/parts/tree' },
      {
        type: 'object',
        required: ['v'],
        properties: { v: { type: 'integer' }, kids: { items: { $ref: '#/parts/tree' } } },
      },
    ],
  ])('%s', (_, one, other) => {
    expect([verdict(one, other), verdict(other, one)]).toEqual(['contained', 'contained']);
  });
});

describe('contained, and not the other way round', () => {
  test.each<[string, Json, Json]>([
    ['integers in numbers', { type: 'integer' }, { type: 'number' }],
    ['a narrower range', { type: 'number', minimum: 1, maximum: 2 }, { type: 'number', minimum: 1 }],
    [
      'multiples of 6 in multiples of 4 halves',
      { type: 'number', multipleOf: 6 },
      { type: 'number', multipleOf: 1.5 },
    ],
    ['tenths in hundredths', { type: 'number', multipleOf: 0.1 }, { type: 'number', multipleOf: 0.01 }],
    ['a stricter pattern', { type: 'string', pattern: '^a+b$' }, { type: 'string', pattern: '^a' }],
    [
      'a pattern in lengths',
      { type: 'string', pattern: '^\\d{3}$' },
      { type: 'string', minLength: 3, maxLength: 3 },
    ],
    ['a format in any text', { type: 'string', format: 'uuid' }, { type: 'string' }],
    ['a format in lengths', { type: 'string', format: 'date' }, { type: 'string', maxLength: 10 }],
    ['a format in another', { type: 'string', format: 'uri' }, { type: 'string', format: 'uri-reference' }],
    ['int32 in int64', { type: 'integer', format: 'int32' }, { type: 'integer', format: 'int64' }],
    ['fewer values', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }],
    ['more required', { type: 'object', required: ['a', 'b'] }, { type: 'object', required: ['a'] }],
    ['closed in open', { type: 'object', additionalProperties: false }, { type: 'object' }],
    [
      'a map of integers',
      { additionalProperties: { type: 'integer' } },
      { additionalProperties: { type: 'number' } },
    ],
    [
      'names that a pattern covers',
      { propertyNames: { pattern: '^x-' } },
      { patternProperties: { '^[^x]': false } },
    ],
    [
      'a tuple in a list',
      { type: 'array', prefixItems: [{ type: 'null' }], items: false },
      { type: 'array', maxItems: 1 },
    ],
    [
      'few distinct items',
      { type: 'array', uniqueItems: true, items: { type: 'boolean' } },
      { type: 'array', maxItems: 2 },
    ],
    [
      'contains twice',
      { type: 'array', contains: { const: 1 }, minContains: 2 },
      { type: 'array', minItems: 2 },
    ],
    [
      'one kind of item many times in two kinds fewer times',
      { type: 'array', contains: { const: 1 }, minContains: 4, items: { type: 'integer' } },
      { type: 'array', contains: { type: 'integer' }, minContains: 3 },
    ],
    ['a branch', { type: 'string' }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['a tree of integers', { $ref: '#/parts/tree' }, { $ref: '#/parts/numberTree' }],
    ['dependencies', { dependentRequired: { a: ['b'], b: ['c'] } }, { dependentRequired: { a: ['c'] } }],
    ['nothing at all', { $ref: '#/parts/endless' }, { type: 'object', maxProperties: 1 }],
    [
      'unevaluated properties',
      { allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
      { properties: { b: false } },
    ],
    [
      'a discriminated union with one branch more',
      { type: 'object', oneOf: [{ required: ['k'], properties: { k: { const: 1 } } }] },
      {
        type: 'object',
        oneOf: [1, 2].map((kind) => ({ required: ['k'], properties: { k: { const: kind } } })),
      },
    ],
  ])('%s', (_, inner, outer) => {
    expect([verdict(inner, outer), verdict(outer, inner)]).toEqual(['contained', 'not-contained']);
  });
});

describe('witnesses', () => {
  test.each<[string, Json, Json, Json]>([
    ['the shortest text', { type: 'string' }, { type: 'string', maxLength: 3 }, 'aaaa'],
    ['the missing property', { type: 'object' }, { required: ['a'] }, {}],
    [
      'only what is needed',
      { required: ['a'], type: 'object', properties: { b: true } },
      { properties: { a: { type: 'null' } } },
      { a: true },
    ],
    ['the value no longer listed', { enum: ['x', 'y'] }, { enum: ['x'] }, 'y'],
    ['deep inside', { $ref: '#/parts/numberTree' }, { $ref: '#/parts/tree' }, { v: 0.5 }],
    ['an item', { type: 'array' }, { items: { type: 'string' } }, [null]],
    ['an item twice', { type: 'array', items: { type: 'integer' } }, { uniqueItems: true }, [0, 0]],
    ['just over the bound', { type: 'integer' }, { maximum: 7 }, 8],
  ])('%s', (_, inner, outer, witness) => {
    expect(compareSchemas(written(inner), written(outer), { direction: 'request' })).toMatchObject({
      witness,
    });
  });

  test('come with what the outer schema has against them', () => {
    const answer = compareSchemas(written({ type: 'string' }), written({ type: 'string', maxLength: 3 }), {
      direction: 'request',
    });
    expect(answer).toMatchObject({
      failures: [{ keyword: 'maxLength', schemaPointer: '/schema/maxLength', instancePointer: '' }],
    });
  });

  test('have the formats as people know them', () => {
    const answer = compareSchemas(
      written({ type: 'string', format: 'date-time' }),
      written({ type: 'null' }),
      {
        direction: 'request',
      },
    );
    expect(answer).toMatchObject({ witness: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) });
  });
});

test.each<[Direction, string]>([
  ['request', 'contained'],
  ['response', 'not-contained'],
])('a readOnly property that becomes required is no matter of requests: %s', (direction, expected) => {
  const properties = { id: { type: 'integer', readOnly: true } };
  const pet: JsonObject = { type: 'object', properties };
  expect(verdict(pet, { ...pet, required: ['id'] }, direction)).toBe(expected);
});

test('two documents may use one name for two schemas', () => {
  const [one, other] = [withText({ type: 'string' }), withText({ type: 'integer' })];
  expect(compareSchemas(one, other, { direction: 'request' }).verdict).toBe('not-contained');
  expect(compareSchemas(one, one, { direction: 'request' }).verdict).toBe('contained');
});

test('what has to be contained more than twice is told apart', () => {
  const [texts, integers] = ['string', 'integer'].map((type): Json => ({
    type: 'array',
    contains: { type },
    minContains: 5,
  }));
  expect(verdict(texts ?? true, integers ?? true)).toBe('not-contained');
});

describe('hostile schemas end', () => {
  const clauses = many(60).map((index) => ({
    anyOf: [3, 5, 7].map((step) => ({
      properties: { [`p${(index * step) % 17}`]: { const: index % step === 0 } },
    })),
  }));

  test.each<[string, Json, Json, string]>([
    ['nested 100 deep', nested(100, { type: 'integer' }), nested(100, { type: 'number' }), 'contained'],
    ['nested deeper than the stack', nested(20_000, {}), nested(20_000, { type: 'null' }), 'undecided'],
    ['that lead to themselves', { $ref: '#/schema' }, { type: 'string' }, 'undecided'],
    ['with patterns that are none', { pattern: '(' }, { type: 'string' }, 'undecided'],
    ['with references to nowhere', { $ref: '#/nowhere' }, { type: 'string' }, 'undecided'],
    [
      'with patterns that backtrack',
      { type: 'string', pattern: '^(a+)+$' },
      { type: 'string', pattern: '^(a|aa)+$' },
      'contained',
    ],
    ['with many clauses', { allOf: clauses }, { maxProperties: 0 }, 'not-contained'],
    ['with many items', { type: 'array', minItems: 1e9 }, { minItems: 1e8 }, 'contained'],
    ['with very long texts', { type: 'string', minLength: 1e9 }, { minLength: 1e8 }, 'contained'],
    ['named __proto__', { required: ['__proto__'] }, { type: 'null' }, 'not-contained'],
  ])('%s', (_, inner, outer, expected) => {
    expect(verdict(inner, outer)).toBe(expected);
  });

  test('a budget of steps bounds the work, and says so', () => {
    const outer = { not: { allOf: clauses, required: ['p1', 'p2', 'p3'] } };
    const answer = compareSchemas(written({ type: 'object', not: { required: ['z'] } }), written(outer), {
      direction: 'request',
      budget: 3,
    });
    expect(['undecided', 'not-contained']).toContain(answer.verdict);
  });
});

test('a witness is valid under the one schema and not under the other', () => {
  const [inner, outer] = [
    written({ type: ['object', 'string'], minLength: 4 }),
    written({ maxLength: 3, minProperties: 1 }),
  ];
  const answer = compareSchemas(inner, outer, { direction: 'request' });
  if (answer.verdict !== 'not-contained') throw new Error(answer.verdict);
  const failuresOf = (place: SchemaPlace) =>
    compileSchema(place, { direction: 'request' }).validate(answer.witness);
  expect([failuresOf(inner), failuresOf(outer)]).toEqual([[], answer.failures]);
});

describe('texts of a format are made as long as it takes to break a bound', () => {
  test.each(['uri', 'iri', 'email', 'duration', 'date-time', 'json-pointer'])('%s', (format) => {
    const text = { type: 'string', format };
    const answer = compareSchemas(written(text), written({ ...text, maxLength: 512 }), {
      direction: 'request',
    });
    expect(answer).toMatchObject({ verdict: 'not-contained', failures: [{ keyword: 'maxLength' }] });
  });
});
