import { expect, test } from 'vitest';
import { generateFiles } from '../../src/generate/generate.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import { complaints } from './compile.ts';
import { contractOf } from './contract-of.ts';

const json = (schema: Json): JsonObject => ({ 'application/json': { schema } });

/** A document whose one operation answers with a schema. */
function answering(schema: Json, rest: JsonObject = {}): JsonObject {
  return {
    ...rest,
    paths: { '/a': { get: { responses: { 200: { description: '', content: json(schema) } } } } },
  };
}

interface Oddity {
  readonly document: JsonObject;
  /** A TypeScript type that the answer must be, both ways. */
  readonly answer: string;
}

const oddities: Readonly<Record<string, Oddity>> = {
  'a reference into a path': {
    document: {
      paths: {
        '/a': {
          get: {
            responses: {
              200: {
                description: '',
                content: json({ $ref: '#/paths/~1b/get/responses/200/content/application~1json/schema' }),
              },
            },
          },
        },
        '/b': { get: { responses: { 200: { description: '', content: json({ type: 'string' }) } } } },
      },
    },
    answer: 'string',
  },
  'a reference into a schema, from itself': {
    document: answering(
      { $ref: '#/components/schemas/Tree/properties/child' },
      {
        components: {
          schemas: {
            Tree: {
              type: 'object',
              properties: {
                child: {
                  type: 'object',
                  required: ['leaf'],
                  properties: {
                    leaf: { type: 'number' },
                    next: { $ref: '#/components/schemas/Tree/properties/child' },
                  },
                },
              },
            },
          },
        },
      },
    ),
    answer: '{ leaf: number; next?: Answer }',
  },
  'a reference to $defs': {
    document: answering(
      { $ref: '#/components/schemas/A/$defs/x' },
      { components: { schemas: { A: { $defs: { x: { type: 'boolean' }, y: true } } } } },
    ),
    answer: 'boolean',
  },
  'a reference to an anchor': {
    document: answering(
      { $ref: '#here' },
      { components: { schemas: { A: { $anchor: 'here', type: 'null' } } } },
    ),
    answer: 'null',
  },
  'a reference that leads nowhere': {
    document: answering({ $ref: '#/components/schemas/None' }),
    answer: 'unknown',
  },
  'a reference to the network': {
    document: answering({ $ref: 'https://example.com/x.json' }),
    answer: 'unknown',
  },
  'assertions beside a reference': {
    document: answering(
      { $ref: '#/components/schemas/A', required: ['a'] },
      { components: { schemas: { A: { type: 'object', properties: { a: { type: 'string' } } } } } },
    ),
    answer: '{ a: string }',
  },
  'a reference to a response': {
    document: {
      paths: {
        '/a': { get: { responses: { 200: { $ref: '#/paths/~1b/get/responses/200' } } } },
        '/b': { get: { responses: { 200: { description: '', content: json({ const: 1 }) } } } },
      },
    },
    answer: '1',
  },
  'a path item elsewhere': {
    document: {
      paths: { '/a': { $ref: '#/components/pathItems/A' } },
      components: {
        pathItems: {
          A: {
            get: {
              operationId: 'get',
              responses: { 200: { description: '', content: json({ type: 'string' }) } },
            },
          },
        },
      },
    },
    answer: 'string',
  },
  'booleans in allOf': { document: answering({ allOf: [true, { type: 'string' }] }), answer: 'string' },
  'false in allOf': { document: answering({ allOf: [false, { type: 'string' }] }), answer: 'never' },
  'properties that are not schemas': {
    document: answering({ type: 'object', required: ['a'], properties: { a: 5, b: [] } }),
    answer: '{ a: unknown; b?: unknown }',
  },
  'keywords of the wrong kind': {
    document: answering({
      type: 'string',
      title: 5,
      enum: 'x',
      required: 1,
      allOf: {},
      discriminator: 'kind',
    }),
    answer: 'string',
  },
  'extensions among responses and paths': {
    document: {
      paths: {
        'x-note': { get: {} },
        '/a': {
          get: { responses: { 'x-note': true, 200: { description: '', content: json({ type: 'string' }) } } },
        },
      },
    },
    answer: 'string',
  },
  'a default, which makes nothing present': {
    document: answering({ type: 'object', properties: { a: { type: 'string', default: 'x' } } }),
    answer: '{ a?: string }',
  },
  'bytes in JSON': { document: answering({ type: 'string', format: 'binary' }), answer: 'string' },
  'an object of any content': { document: answering({ type: 'object' }), answer: 'Record<string, unknown>' },
  'write-only and read-only properties': {
    document: answering({
      type: 'object',
      required: ['id', 'secret'],
      properties: { id: { type: 'string', readOnly: true }, secret: { type: 'string', writeOnly: true } },
    }),
    answer: '{ id: string }',
  },
  tuples: {
    document: answering({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }),
    answer: '[string?, number?, ...unknown[]]',
  },
  'a discriminator with a mapping': {
    document: answering(
      {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
        },
      },
      {
        components: {
          schemas: {
            Cat: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
            Dog: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } },
          },
        },
      },
    ),
    answer: "{ kind: 'cat' } | { kind: 'dog' }",
  },
  'property names with % and #': {
    document: answering({
      type: 'object',
      required: ['100%', 'a#/b'],
      properties: {
        '100%': { type: 'object', required: ['%zz'], properties: { '%zz': { type: 'string' } } },
        'a#/b': { type: 'number' },
      },
    }),
    answer: "{ '100%': { '%zz': string }; 'a#/b': number }",
  },
};

const usage = (
  answer: string,
): string => `import { createClient, type ResultOf, type Client } from './index.ts';
type Given = Extract<ResultOf<Client[keyof Client & ('getA' | 'get')]>, { status: 200 }>['data'];
type Answer = ${answer};
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const same: Same<Given, Answer> = true;
export const client = createClient();
`;

test('what openapi-typescript stumbles over is typed as it is meant', async () => {
  const files = await Promise.all(
    Object.entries(oddities).map(async ([name, { document, answer }]) => {
      const generated = [
        ...(await generateFiles(contractOf(document))),
        { path: 'usage.ts', text: usage(answer) },
      ];
      return generated.map(({ path, text }) => ({ path: `${name.replaceAll(/\W+/g, '-')}/${path}`, text }));
    }),
  );
  expect(await complaints(files.flat())).toEqual([]);
});
