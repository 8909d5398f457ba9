import { expect, test } from 'vitest';
import type { Contract, Operation } from '../../src/contract/contract.ts';
import type { JsonObject } from '../../src/json.ts';
import { schemaFindings } from '../../src/lint/schema-findings.ts';

const at = (name: string): string => `/components/schemas/${name}`;

/** A contract of two operations that use the schemas in every place where a schema may stand. */
function contractOf(schemas: JsonObject): Contract {
  const place = { pointer: '', examples: [] };
  const operation: Operation = {
    pointer: '',
    method: 'post',
    path: '/x',
    title: 'POST /x',
    operationId: undefined,
    tags: [],
    deprecated: false,
    servers: [],
    parameters: [
      {
        ...place,
        name: 'p',
        in: 'query',
        required: false,
        deprecated: false,
        style: 'form',
        explode: true,
        allowReserved: false,
        schema: at('Parameter'),
        mediaType: undefined,
      },
    ],
    requestBody: { pointer: '', required: true, content: [{ ...place, type: 'a/b', schema: at('Body') }] },
    responses: [
      {
        pointer: '',
        status: '200',
        headers: [{ pointer: '', name: 'H', required: false, schema: at('Header') }],
        content: [
          { ...place, type: 'a/b', schema: at('Answer') },
          { ...place, type: 'c/d', schema: undefined },
        ],
      },
    ],
    security: [],
  };
  const names = ['Parameter', 'Body', 'Header', 'Answer'];
  const all = { ...Object.fromEntries(names.map((name): [string, JsonObject] => [name, {}])), ...schemas };
  return {
    name: 'x',
    document: { components: { schemas: all } },
    operations: [operation, operation],
    files: [],
    locate: () => ({ file: 'openapi.yaml', line: 1, column: 1 }),
  };
}

const bad: JsonObject = { type: 'string', pattern: '(' };

test('usable schemas give no findings', () => {
  expect(schemaFindings(contractOf({ Body: { type: 'string', pattern: '^a$' } }))).toEqual([]);
});

test.each(['Parameter', 'Body', 'Header', 'Answer'])('a schema of %s is checked, and said once', (name) => {
  expect(schemaFindings(contractOf({ [name]: { properties: { a: bad, b: {} } } }))).toEqual([
    {
      rule: 'lint/schema-usable',
      severity: 'error',
      message: 'The schema cannot be used: The pattern ( is no regular expression.',
      contract: 'x',
      pointer: `/components/schemas/${name}/properties/a/pattern`,
      location: { file: 'openapi.yaml', line: 1, column: 1 },
      help: 'Correct it in an overlay: until then, validators skip it or fail.',
    },
  ]);
});

test('a schema that several reach is said once', () => {
  const ref = { $ref: '#/components/schemas/Bad' };
  const findings = schemaFindings(contractOf({ Bad: bad, Body: ref, Answer: { items: ref } }));
  expect(findings.map(({ pointer }) => pointer)).toEqual(['/components/schemas/Bad/pattern']);
});

test('a pattern that hangs most engines is said with a text that does, wherever it stands', () => {
  const hostile = '^([a-z]+-?)*$';
  const findings = schemaFindings(
    contractOf({
      Body: { properties: { slug: { type: 'string', pattern: hostile } } },
      Answer: { patternProperties: { [hostile]: true, '^[a-z]+(-[a-z]+)*$': true } },
    }),
  );
  expect(findings).toMatchObject([
    {
      rule: 'lint/pattern-backtracks',
      severity: 'warning',
      pointer: '/components/schemas/Body/properties/slug/pattern',
      evidence: [{ label: 'text', value: expect.stringMatching(/^[a-z]{30,}!$/) }],
    },
    { pointer: `/components/schemas/Answer/patternProperties/${hostile}` },
  ]);
});
