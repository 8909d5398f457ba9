import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { setOwn } from '../../src/json.ts';
import { fromPointer, valueAt } from '../../src/json-pointer.ts';
import { touchedOperations } from '../../src/verify/touched-operations.ts';
import { contractOf } from './contract-of.ts';

const jsonBody = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const document = {
  security: [{ key: [] }],
  components: {
    schemas: {
      Pet: { type: 'object', properties: { owner: { $ref: '#/components/schemas/Owner' } } },
      Owner: {
        type: 'object',
        properties: { name: { type: 'string' }, pets: { $ref: '#/components/schemas/Pets' } },
      },
      Pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
      Shape: {
        oneOf: [],
        discriminator: { propertyName: 'kind', mapping: { round: '#/components/schemas/Round' } },
      },
      Round: { type: 'object' },
      Tree: { $dynamicRef: '#node' },
      Unused: { type: 'string' },
    },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
  paths: {
    '/pets': {
      parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
      get: { responses: { 200: { description: '', ...jsonBody('Pets') } } },
      post: { requestBody: jsonBody('Pet'), responses: {}, security: [] },
    },
    '/shapes': { get: { responses: { 200: { description: '', ...jsonBody('Shape') } } } },
    '/trees': { get: { security: [], responses: { 200: { description: '', ...jsonBody('Tree') } } } },
  },
};

function changed(pointer: string, value: Json) {
  const copy = structuredClone(document) as unknown as JsonObject;
  const tokens = fromPointer(pointer);
  const parent = valueAt(copy, pointer.slice(0, pointer.lastIndexOf('/')));
  setOwn(parent as JsonObject, tokens.at(-1) ?? '', value);
  return contractOf(copy);
}

test.each<[string, string, Json, string[]]>([
  ['nothing', '/info', { title: 'Other', version: '2' }, ['GET /trees']],
  ['a schema that nobody uses', '/components/schemas/Unused/type', 'number', ['GET /trees']],
  [
    'a schema behind others',
    '/components/schemas/Owner/properties/name/type',
    'number',
    ['GET /pets', 'POST /pets', 'GET /trees'],
  ],
  [
    'a schema named by a discriminator',
    '/components/schemas/Round/type',
    'array',
    ['GET /shapes', 'GET /trees'],
  ],
  ['a parameter of the path', '/paths/~1pets/parameters', [], ['GET /pets', 'POST /pets', 'GET /trees']],
  ['an operation', '/paths/~1pets/post/deprecated', true, ['POST /pets', 'GET /trees']],
  ['an operation that is new', '/paths/~1new', { get: { responses: {} } }, ['GET /trees', 'GET /new']],
  ['what is asked of most', '/security', [], ['GET /pets', 'GET /shapes', 'GET /trees']],
  [
    'a security scheme',
    '/components/securitySchemes/key/name',
    'X-Other',
    ['GET /pets', 'GET /shapes', 'GET /trees'],
  ],
  ['what a schema says to people', '/components/schemas/Pet/description', 'A pet.', []],
  ['where more is to be read', '/paths/~1pets/get/externalDocs', { url: 'https://pets.example/2.0' }, []],
  [
    'a property that is named like words',
    '/components/schemas/Round/properties',
    { description: { type: 'string' }, externalDocs: { type: 'string' } },
    ['GET /shapes', 'GET /trees'],
  ],
  [
    'an example with a description in it',
    '/components/schemas/Round/examples',
    [{ description: 'round' }],
    ['GET /shapes', 'GET /trees'],
  ],
])('%s', (_, pointer, value, titles) => {
  const touched = touchedOperations(contractOf(document), changed(pointer, value));
  expect(touched.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
});

test('the order of members changes nothing', () => {
  const reordered = { ...document, paths: Object.fromEntries(Object.entries(document.paths).toReversed()) };
  const titles = touchedOperations(contractOf(document), contractOf(reordered)).map(({ title }) => title);
  expect(titles.filter((title) => title !== 'GET /trees')).toEqual([]);
});
