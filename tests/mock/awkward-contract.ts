import type { JsonObject } from '../../src/json.ts';
import { contractOf } from './contract-of.ts';

const json = (schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  content: { 'application/json': { schema, ...rest } },
});
const body = (schema: JsonObject): JsonObject => ({ required: true, ...json(schema) });
const noContent = { 204: { description: 'done' } };
const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } };

/** A contract with what makes a mock stumble: parameter styles, odd headers, statuses and references. */
export const awkwardContract = contractOf(
  {
    '/pets': {
      post: {
        security: [{ token: [] }],
        requestBody: body(pet),
        responses: {
          201: { description: 'made', ...json(pet, { example: { name: 'Rex' } }) },
          400: { description: 'bad', ...json({}, { example: { error: 'bad' } }) },
          401: { description: 'who', ...json({}, { example: { error: 'who' } }) },
          422: {
            description: 'broken',
            ...json(
              {},
              {
                examples: { Short: { value: { error: 'short' } }, 'Too, long': { value: { error: 'long' } } },
              },
            ),
          },
        },
      },
      get: { responses: { 200: { description: 'all', ...json({ type: 'array', items: pet }) } } },
    },
    '/undocumented': { post: { requestBody: body(pet), responses: noContent } },
    '/ids/{ids}': {
      parameters: [
        { name: 'ids', in: 'path', required: true, schema: { type: 'array', items: { type: 'integer' } } },
      ],
      get: { responses: noContent },
    },
    '/label/{x}': {
      parameters: [{ name: 'x', in: 'path', required: true, style: 'label', schema: { type: 'integer' } }],
      get: { responses: noContent },
    },
    '/cookie': {
      parameters: [{ name: 'sid', in: 'cookie', required: true, schema: { type: 'integer' } }],
      get: { responses: noContent },
    },
    '/spaces': {
      parameters: [
        {
          name: 'x',
          in: 'query',
          required: true,
          style: 'spaceDelimited',
          explode: false,
          schema: { type: 'array', items: { type: 'integer' } },
        },
      ],
      get: { responses: noContent },
    },
    '/lists': {
      parameters: [
        { name: 'x', in: 'query', schema: { type: 'array', items: { type: 'integer' }, minItems: 2 } },
        {
          name: 'filter',
          in: 'query',
          style: 'deepObject',
          explode: true,
          schema: { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
        },
      ],
      get: { responses: noContent },
    },
    '/names/{pet id!}': {
      parameters: [{ name: 'pet id!', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: noContent },
    },
    '/cookies': {
      parameters: [
        { name: 'ids', in: 'cookie', schema: { type: 'array', items: { type: 'integer' }, minItems: 2 } },
      ],
      get: { responses: noContent },
    },
    '/headers': {
      get: {
        responses: {
          200: {
            description: 'fields',
            headers: {
              'Content-Length': { schema: { type: 'integer' }, example: 3 },
              'Content-Encoding': { schema: { type: 'string' }, example: 'gzip' },
              'X-Name': { schema: { type: 'string' }, example: 'Größe €\n' },
            },
            ...json({}, { example: { $ref: '#/paths' } }),
          },
        },
      },
    },
    '/early': { get: { responses: { 103: { description: 'early hints' } } } },
    '/broken': {
      get: { responses: { 200: { $ref: '#/components/nowhere' } } },
    },
  },
  { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } },
);
