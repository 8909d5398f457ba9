import type { Contract } from '../../src/contract/contract.ts';
import type { JsonObject } from '../../src/json.ts';
import { contractOf } from '../generate/contract-of.ts';

const problem = { description: '', content: { 'application/json': { schema: ref('Problem') } } };
const pet = { description: '', content: { 'application/json': { schema: ref('Pet') } } };

/** A description with something of everything that packages are made of. */
export const shopDocument: JsonObject = {
  info: {
    title: 'Pet *shop*',
    version: 'v3',
    license: { name: 'Apache 2.0', url: 'https://example.com/license' },
  },
  servers: [
    {
      url: 'https://{region}.shop.example/{base}',
      variables: { region: { default: 'eu', enum: ['eu', 'us'] }, base: { default: 'v3' } },
    },
    { url: 'https://sandbox.shop.example' },
  ],
  security: [{ token: [] }],
  paths: {
    '/pets/{id}': {
      get: {
        operationId: 'get_pet',
        summary: 'Reads | a pet',
        parameters: [
          { in: 'path', name: 'id', required: true, schema: { type: 'integer', minimum: 1 }, example: 7 },
          { in: 'query', name: 'fields', schema: { type: 'array', items: { enum: ['name', 'kind'] } } },
        ],
        responses: { 200: pet, 404: problem, default: problem },
      },
    },
    '/pets': {
      post: {
        operationId: 'CreatePet',
        deprecated: true,
        requestBody: { required: true, content: { 'application/json': { schema: ref('Pet') } } },
        responses: { 201: pet, 204: { description: '' }, '4XX': problem },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Pet: {
        description: 'An animal.',
        type: 'object',
        required: ['id', 'name', 'kind'],
        properties: {
          id: { type: 'integer', readOnly: true },
          secret: { type: 'string', writeOnly: true },
          name: { type: 'string', minLength: 1, maxLength: 20 },
          kind: { enum: ['cat', 'dog'] },
          born: { type: 'string', format: 'date' },
          friends: { type: 'array', items: ref('Pet') },
        },
      },
      Problem: {
        type: 'object',
        required: ['title'],
        properties: { title: { type: 'string' } },
        additionalProperties: false,
      },
    },
  },
};

/** The contract of that description. */
export const shop: Contract = contractOf(shopDocument, 'shop');

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}
