import type { Contract } from '../../src/contract/contract.ts';
import { operationsOf } from '../../src/contract/operations.ts';
import type { JsonObject } from '../../src/json.ts';

const thing: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 40 },
    size: { type: 'integer', minimum: 0, maximum: 100 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 5 },
  },
};
const problem: JsonObject = {
  type: 'object',
  required: ['title'],
  properties: { title: { type: 'string' } },
};

const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  paths: {
    '/things': {
      post: {
        parameters: [{ name: 'count', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        requestBody: { required: true, content: { 'application/json': { schema: thing } } },
        responses: {
          201: { description: 'Made.', content: { 'application/json': { schema: thing } } },
          400: { description: 'Not a thing.', content: { 'application/json': { schema: problem } } },
        },
      },
    },
  },
};

/** A contract of one operation with a parameter and a body, which `plain-server.ts` keeps. */
export const things: Contract = {
  name: 'things',
  document,
  operations: operationsOf(document),
  files: [],
  locate: () => ({ file: 'spec/things/openapi.json', line: 1, column: 1 }),
};
