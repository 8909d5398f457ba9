import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/finding.ts';
import { exampleFindings } from '../../../src/verify/examples/example-findings.ts';
import { schemasOf } from '../../../src/verify/schemas.ts';
import { contractOf } from '../contract-of.ts';

/** The findings of `POST /things`, with the given components. */
function findingsOf(operation: object, components: object = {}): readonly Finding[] {
  const contract = contractOf({
    paths: { '/things': { post: { responses: {}, ...operation } } },
    components,
  });
  return exampleFindings(contract, contract.operations, schemasOf(contract.document));
}

const at = '/paths/~1things/post';
const integer = { type: 'integer' };
const json = (content: object): object => ({ content: { 'application/json': content } });
const responding = (content: object): object => ({
  responses: { 200: { description: 'OK', ...json(content) } },
});

describe('an example that does not fit is found', () => {
  test.each<[string, object, string, object?]>([
    [
      'of a parameter',
      { parameters: [{ name: 'q', in: 'query', schema: integer, example: 'x' }] },
      `${at}/parameters/0/example`,
    ],
    [
      'of a parameter, by name',
      {
        parameters: [
          { name: 'q', in: 'query', schema: integer, examples: { a: { value: 1 }, b: { value: 'x' } } },
        ],
      },
      `${at}/parameters/0/examples/b/value`,
    ],
    [
      'of a request',
      { requestBody: json({ schema: { type: 'object', properties: { a: integer } }, example: { a: 'x' } }) },
      `${at}/requestBody/content/application~1json/example/a`,
    ],
    [
      'of a response, at its deepest place',
      responding({
        schema: {
          oneOf: [{ type: 'object', properties: { a: { type: 'array', items: integer } } }, integer],
        },
        examples: { bad: { value: { a: [1, 2, 'x'] } } },
      }),
      `${at}/responses/200/content/application~1json/examples/bad/value/a/2`,
    ],
    [
      'that several responses share',
      {
        responses: {
          200: {
            description: '',
            ...json({ schema: integer, examples: { a: { $ref: '#/components/examples/Bad' } } }),
          },
          201: {
            description: '',
            ...json({ schema: integer, examples: { a: { $ref: '#/components/examples/Bad' } } }),
          },
        },
      },
      '/components/examples/Bad/value',
      { examples: { Bad: { value: 'x' } } },
    ],
    [
      'of a schema',
      responding({ schema: { $ref: '#/components/schemas/Deep' } }),
      '/components/schemas/Deep/properties/a/items/example',
      { schemas: { Deep: { properties: { a: { type: 'array', items: { ...integer, example: 'x' } } } } } },
    ],
    [
      'in a list of a schema',
      responding({ schema: { ...integer, examples: [1, 'x'] } }),
      `${at}/responses/200/content/application~1json/schema/examples/1`,
    ],
    [
      'of a schema for a header',
      {
        responses: { 204: { description: '', headers: { 'X-A': { schema: { ...integer, example: 'x' } } } } },
      },
      `${at}/responses/204/headers/X-A/schema/example`,
    ],
  ])('%s', (_, operation, pointer, components) => {
    const findings = findingsOf(operation, components);
    expect([...new Set(findings.map((finding) => finding.pointer))]).toEqual([pointer]);
    expect(findings[0]).toMatchObject({
      rule: 'verify/example-fits-schema',
      severity: 'error',
      location: { line: 1 + pointer.length },
    });
  });
});

test('a default that does not fit is a warning', () => {
  const findings = findingsOf(responding({ schema: { ...integer, default: 'x' } }));
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});

describe('nothing is found', () => {
  test.each<[string, object, object?]>([
    ['where all fits', responding({ schema: integer, example: 1 })],
    ['without a schema', responding({ example: 'x' })],
    ['in what no operation reaches', {}, { schemas: { Unused: { ...integer, example: 'x' } } }],
    [
      'below not, where examples are of what must not be',
      responding({ schema: { not: { ...integer, example: 'x' } } }),
    ],
    [
      'in a property that is named example',
      responding({ schema: { properties: { example: integer, default: { type: 'string' } } } }),
    ],
    [
      'when it fits the way that it travels',
      {
        requestBody: json({ schema: { $ref: '#/components/schemas/Both' } }),
        ...responding({ schema: { $ref: '#/components/schemas/Both' } }),
      },
      {
        schemas: {
          Both: {
            type: 'object',
            required: ['id'],
            properties: { id: { ...integer, readOnly: true } },
            example: {},
          },
        },
      },
    ],
    [
      'in a ring of references',
      responding({ schema: { $ref: '#/components/schemas/Ring' } }),
      {
        schemas: {
          Ring: {
            type: 'object',
            properties: { next: { $ref: '#/components/schemas/Ring' } },
            example: { next: {} },
          },
        },
      },
    ],
  ])('%s', (_, operation, components) => {
    expect(findingsOf(operation, components)).toEqual([]);
  });
});
