import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { type Json, type JsonObject, isObject } from '../../src/json.ts';
import { upgraded } from './upgraded.ts';

// Another upgrader, of others, as the oracle. What differs on purpose is made alike, each for a reason.

const word = fc.constantFrom('a', 'b', 'c');
const primitive = fc.record(
  {
    type: fc.constantFrom('string', 'integer', 'boolean'),
    default: word,
    enum: fc.constant(['a']),
    maxLength: fc.nat(9),
    format: word,
  },
  { requiredKeys: ['type'], noNullPrototype: true },
);
const list = primitive.chain((items) =>
  fc.record({
    type: fc.constant('array'),
    items: fc.constant(items),
    minItems: fc.nat(3),
    collectionFormat: fc.constantFrom('csv', 'multi', 'ssv'),
  }),
);
const schema = fc.oneof(
  primitive,
  fc.record({ $ref: fc.constantFrom('#/definitions/a', '#/definitions/b') }),
  fc.record({
    type: fc.constant('object'),
    properties: fc.dictionary(word, primitive),
    required: fc.constant(['a']),
  }),
);
const inQuery = fc
  .tuple(fc.oneof(primitive, list), word, fc.boolean())
  .map(([items, name, required]) => Object.assign({ name, in: 'query', required }, items));
const inBody = fc.record({
  name: fc.constant('x'),
  in: fc.constant('body'),
  description: word,
  required: fc.boolean(),
  schema,
});
const inForm = primitive.map((items) =>
  Object.assign({ name: 'y', in: 'formData', description: 'd' }, items),
);
const types = fc.constantFrom(
  ['application/json'],
  ['application/json', 'text/plain'],
  ['multipart/form-data'],
);
const operation = fc.record(
  {
    operationId: word,
    consumes: types,
    parameters: fc.tuple(inQuery, fc.oneof(inBody, inForm)),
    responses: fc.record({
      200: fc.record(
        { description: word, schema, headers: fc.record({ H: primitive }) },
        { requiredKeys: ['description'], noNullPrototype: true },
      ),
      default: fc.constant({ $ref: '#/responses/a' }),
    }),
    security: fc.constant([{ a: [] }]),
    deprecated: fc.boolean(),
    'x-any': word,
  },
  { requiredKeys: ['responses'], noNullPrototype: true },
);
const swagger = fc.record(
  {
    swagger: fc.constant('2.0'),
    info: fc.constant({ title: 'Pets', version: '1' }),
    host: fc.constant('pets.example'),
    basePath: fc.constantFrom('/v1', '/a/b'),
    schemes: fc.constant(['https']),
    consumes: types,
    produces: types,
    paths: fc.record({ '/pets': fc.record({ get: operation, post: operation }) }),
    definitions: fc.record({ a: schema, b: primitive }),
    responses: fc.record({ a: fc.record({ description: word, schema }) }),
    securityDefinitions: fc.constantFrom<JsonObject>(
      { a: { type: 'basic' } },
      { a: { type: 'apiKey', name: 'k', in: 'header' } },
    ),
    tags: fc.constant([{ name: 'a' }]),
    'x-any': word,
  },
  { noNullPrototype: true },
);

property.prop([swagger.map((made) => JSON.parse(JSON.stringify(made)) as JsonObject)])(
  'another upgrader gives the same',
  (made) => {
    expect(alike(upgraded(made).document)).toEqual(
      alike(upgradeFromTwoToThree(structuredClone(made)) as JsonObject),
    );
  },
);

function alike(value: Json): Json {
  if (Array.isArray(value)) return value.map(alike);
  if (!isObject(value)) return value;
  // Of a form that is consumed as nothing said, the oracle makes several parts, and we what browsers do without files.
  const form = /^(multipart\/form-data|application\/x-www-form-urlencoded)$/;
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key.replace(form, 'form'), alike(child)]),
  );
  // Nothing is required of an object: the oracle says so with an empty list, which 3.0 forbids.
  if (Array.isArray(copy['required']) && copy['required'].length === 0) delete copy['required'];
  // The oracle leaves an empty list where a body was the only parameter.
  if (Array.isArray(copy['parameters']) && copy['parameters'].length === 0) delete copy['parameters'];
  // "csv" is the default, which only a list in a query has a name for there.
  if (isObject(copy['items'])) delete copy['items']['collectionFormat'];
  return copy;
}
