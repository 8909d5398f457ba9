import { createRequire } from 'node:module';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { loadDescription } from '../../src/contract/load.ts';
import type { JsonObject } from '../../src/json.ts';
import { spectralDocument } from '../../src/lint/spectral-document.ts';
import { project } from '../contract/project.ts';

type Validator = ((document: unknown) => boolean) & { errors?: { instancePath: string; message?: string }[] };

/** The schemas of OpenAPI that Spectral brings, by version. */
const command = createRequire(import.meta.url).resolve('@stoplight/spectral-cli/package.json');
const validators = createRequire(command)(
  '@stoplight/spectral-rulesets/dist/oas/schemas/validators.js',
) as Record<'oas3_0' | 'oas3_1', Validator>;

function problems(document: JsonObject, version: 'oas3_0' | 'oas3_1'): string[] {
  const validate = validators[version];
  return validate(document)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

async function problemsOnceLoaded(document: JsonObject): Promise<string[]> {
  const root = project({ 'openapi.json': JSON.stringify(document) });
  const contract = await loadDescription(`${root}/openapi.json`, { root });
  return problems(spectralDocument(contract.document).document, 'oas3_1');
}

const text = fc.constantFrom('a', 'b c', '');
const flag = fc.boolean();
const url = fc.constantFrom('https://pets.example/a', '/a', 'terms.html', '#top');
/** Some of the members, as it comes. */
const some = (members: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(members, { requiredKeys: [], noNullPrototype: true });
const schema = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'schema' },
    fc.record({ $ref: fc.constant('#/components/schemas/Pet') }),
    some({
      type: fc.constantFrom('string', 'integer', 'object', 'boolean', 'number'),
      nullable: flag,
      minimum: fc.nat(3),
      exclusiveMinimum: flag,
      maximum: fc.nat(3),
      exclusiveMaximum: flag,
      enum: fc.constantFrom([1, 2], ['a', null], [{ a: 1 }, { a: 1 }]),
      required: fc.constant(['a']),
      properties: fc.record({ a: tie('schema') }),
      items: tie('schema'),
      not: tie('schema'),
      allOf: fc.tuple(tie('schema')),
      additionalProperties: fc.oneof(flag, tie('schema')),
      default: text,
      example: fc.constantFrom(null, 1, { $ref: 'x.yaml' }),
      deprecated: flag,
      readOnly: flag,
      xml: some({ name: text, attribute: flag }),
      externalDocs: fc.record({ url }),
      pattern: fc.constant('^a'),
      format: text,
      discriminator: fc.record({ propertyName: text, mapping: fc.constant({ a: 'Pet' }) }),
      'x-any': fc.anything({ maxDepth: 1, values: [fc.boolean()] }),
    }),
  ),
})).schema;
const example = some({ summary: text, description: text, value: text, externalValue: url, 'x-a': text });
const described = {
  description: text,
  required: flag,
  deprecated: flag,
  allowEmptyValue: flag,
  allowReserved: flag,
  explode: flag,
  schema,
  example: text,
};
const header = fc.oneof(
  some({ ...described, style: fc.constant('simple') }),
  fc.record({ $ref: fc.constant('#/components/headers/Limit'), description: text, required: flag }),
);
const parameter = fc.oneof(
  some({ ...described, name: fc.constant('a'), in: fc.constantFrom('query', 'header', 'cookie') }),
  fc.record({
    name: text,
    in: fc.constant('path'),
    required: fc.constant(true),
    allowReserved: flag,
    schema,
  }),
  fc.record({ $ref: fc.constant('#/components/parameters/Limit'), name: text, required: flag }),
);
const link = some({
  operationId: fc.constant('get'),
  operationRef: fc.constant('#/paths/~1pets/get'),
  parameters: fc.constantFrom({ a: '$response.body#/a' }, { a: 1, b: { c: true } }),
  requestBody: text,
  description: text,
  server: fc.record({ url }),
});
const media = some({
  schema,
  example: text,
  encoding: fc.record({ a: some({ contentType: text, headers: fc.record({ A: header }), explode: flag }) }),
});
const exampled = fc.record({ schema, examples: fc.record({ a: example }) });
const response = fc.record({
  description: text,
  headers: fc.record({ A: header }),
  content: fc.record({ 'application/json': fc.oneof(media, exampled) }),
  links: fc.record({ a: link }),
});
const server = fc.record({
  url,
  variables: fc.record({ a: fc.record({ default: text, enum: fc.constantFrom([], ['a']) }) }),
});
const document = fc.record({
  openapi: fc.constantFrom('3.0.0', '3.0.3'),
  info: fc.record({
    title: text,
    version: text,
    termsOfService: url,
    license: fc.record({ name: text, url }),
    contact: fc.record({ url }),
  }),
  servers: fc.array(server, { maxLength: 2 }),
  tags: fc.constant([{ name: 'a', externalDocs: { url: '/a' } }]),
  externalDocs: fc.record({ url }),
  paths: fc.record({
    '/animals': fc.constant({ $ref: '#/paths/~1pets' }),
    '/pets': fc.record({
      parameters: fc.array(parameter, { maxLength: 1 }),
      get: fc.record({
        operationId: fc.constant('get'),
        responses: fc.record({ 200: response }),
        servers: fc.array(server, { maxLength: 1 }),
      }),
    }),
  }),
  components: fc.record({
    schemas: fc.record({ Pet: schema.filter((made) => !Object.hasOwn(made as object, '$ref')) }),
    headers: fc.constant({ Limit: { schema: { type: 'integer' } } }),
    parameters: fc.constant({ Limit: { name: 'limit', in: 'query', schema: { type: 'integer' } } }),
    securitySchemes: fc.constant({
      a: { type: 'oauth2', flows: { password: { tokenUrl: '/token', scopes: {} } } },
    }),
  }),
});

property.prop([document.map((made) => JSON.parse(JSON.stringify(made)) as JsonObject)], { numRuns: 300 })(
  'what the schema of 3.0 says nothing against, that of 3.1 says nothing against once it is loaded',
  async (made) => {
    fc.pre(problems(made, 'oas3_0').length === 0);
    expect(await problemsOnceLoaded(made)).toEqual([]);
  },
);

describe('what is wrong in 3.0 is wrong once it is loaded', () => {
  test.each<[string, JsonObject]>([
    ['a parameter without a place', { parameters: [{ name: 'a', schema: {} }], responses: {} }],
    ['a response without a description', { responses: { 200: {} } }],
    [
      'a link to two operations',
      { responses: { 200: { description: '', links: { a: { operationId: 'a', operationRef: '#/a' } } } } },
    ],
    ['a field that there is not', { responses: {}, colour: 'red' }],
  ])('%s', async (_, get) => {
    const made = { openapi: '3.0.3', info: { title: 'A', version: '1' }, paths: { '/a': { get } } };
    expect(problems(made, 'oas3_0')).not.toEqual([]);
    expect(await problemsOnceLoaded(made)).not.toEqual([]);
  });
});
