import type { Json, JsonObject } from '../../../src/json.ts';

/** One way to say the same. */
export type Rewriting = (schema: JsonObject) => JsonObject;

const nothing = { type: 'boolean', enum: [0] };

/** Ways to say the same, whatever a schema says. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  'all of one': (schema) => ({ allOf: [schema] }),
  'any of one': (schema) => ({ anyOf: [schema] }),
  'one of one': (schema) => ({ oneOf: [schema] }),
  twice: (schema) => ({ allOf: [schema, schema] }),
  'or the same': (schema) => ({ anyOf: [schema, schema] }),
  'or nothing': (schema) => ({ oneOf: [nothing, schema] }),
  'keyword by keyword': byKeyword,
  'not the opposite': (schema) => ({ not: { not: schema } }),
  'in another order': (schema) => Object.fromEntries(Object.entries(schema).toReversed()),
  'a constant listed': (schema) => swapped(schema, 'const', 'enum', (value) => [value]),
  'a list as constants': (schema) =>
    swapped(schema, 'enum', 'anyOf', (list) =>
      Array.isArray(list) ? list.map((one) => ({ const: one })) : [],
    ),
  'types as branches': (schema) =>
    schema.anyOf === undefined && Array.isArray(schema.type)
      ? swapped(schema, 'type', 'anyOf', (list) =>
          Array.isArray(list) ? list.map((type) => ({ type })) : [],
        )
      : schema,
  'any other property': (schema) =>
    schema.properties === undefined ? schema : { additionalProperties: true, ...schema },
  'what holds anyway': (schema) => ({ minLength: 0, minItems: 0, minProperties: 0, required: [], ...schema }),
  described: (schema) => ({ ...schema, title: 'It', description: 'What it is.' }),
};

/** What `additionalProperties`, `else` and the like mean depends on those beside them: such schemas stay whole. */
const entangled = ['additionalProperties', 'if', 'contains', 'prefixItems', 'unevaluatedProperties'];

function byKeyword(schema: JsonObject): JsonObject {
  if (entangled.some((keyword) => schema[keyword] !== undefined)) return schema;
  return { allOf: Object.entries(schema).map(([keyword, value]) => ({ [keyword]: value })) };
}

function swapped(schema: JsonObject, from: string, to: string, turned: (value: Json) => Json): JsonObject {
  const { [from]: value, ...rest } = schema;
  return value === undefined || rest[to] !== undefined ? schema : { ...rest, [to]: turned(value) };
}
