import { beforeAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/json.ts';
import { contractOf } from '../generate/contract-of.ts';
import { bodies, headers, integer, media, object, schemas, text } from './answered-schemas.ts';
import { documentedAnswers, type DocumentedAnswer } from './documented-answers.ts';
import { independentJudge, type IndependentJudge } from './independent-judge.ts';

/* Whatever a description's schemas say, the mock's answers hold to it: by the judgement of other validators. */

const ok = (content: JsonObject, rest: JsonObject = {}): JsonObject => ({
  get: { responses: { 200: { description: 'ok', content, ...rest } } },
});

const contract = contractOf({
  jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
  components: { schemas: { ...schemas, Id: { ...text, pattern: '^id_[a-z]{4}$' } } },
  paths: {
    ...Object.fromEntries(
      bodies.map(([name, schema]) => [`/body ${name}`, ok({ 'application/json': { schema } })]),
    ),
    ...Object.fromEntries(
      media.map(([type, schema], index) => [`/media ${index} ${type}`, ok({ [type]: { schema } })]),
    ),
    ...Object.fromEntries(
      headers.map(([name, header]) => [
        `/header ${name}`,
        ok({}, { headers: { [`X-${name}`]: { required: true, ...header } } }),
      ]),
    ),
    '/named': ok({
      'application/json': {
        schema: object({ n: integer }),
        examples: { right: { value: { n: 1 } }, wrong: { value: { n: 'x' } }, text: { value: '{"n": 2}' } },
      },
    }),
    '/statuses': {
      get: {
        responses: {
          '2XX': {
            description: 'ok',
            content: { 'application/json': { schema: { ...integer, minimum: 200 } } },
          },
          404: { description: 'gone', content: { 'application/json': { schema: { const: 'gone' } } } },
          '4XX': {
            description: 'bad',
            content: { 'application/json': { schema: { ...integer, minimum: 400 } } },
          },
          default: {
            description: 'other',
            content: { 'application/json': { schema: { ...text, minLength: 4 } } },
          },
        },
      },
    },
  },
});

let judge: IndependentJudge;
const all: DocumentedAnswer[] = [];
const seeds = [1, 2, 3, 4, 5].map((seed) => ({ dynamic: true, seed: String(seed) }));

beforeAll(async () => {
  judge = independentJudge(contract.document);
  for await (const answer of documentedAnswers(contract, [{}, ...seeds])) all.push(answer);
});

describe('static answers and dynamic ones fit', () => {
  test.each(contract.operations.map(({ title }) => title))('%s', async (title) => {
    const answers = all.filter(({ operation }) => operation.title === title);
    expect(answers.length).toBeGreaterThan(seeds.length);
    for (const { documented, answer } of answers) {
      expect(answer.headers).not.toHaveProperty('OpenAPI-Contract-Mock');
      expect(await judge(documented, answer)).toEqual({ broken: [], unjudged: [], absent: [] });
      expect(answer.body === undefined).toBe(documented.content.length === 0);
    }
  });
});

test.each([
  ['application/xml', object({ a: integer })],
  ['application/yaml', object({ a: integer })],
  ['application/x-ndjson', { type: 'array', items: integer, minItems: 1 }],
  ['text/html', object({ a: integer })],
  ['text/event-stream', { type: 'array', items: object({ data: text }), minItems: 1 }],
  ['*/*', object({ a: integer })],
  ['application/*', object({ a: integer })],
  ['video/*', { ...text, format: 'binary' }],
])('%s is answered as well', async (type, schema) => {
  const typed = contractOf({ paths: { '/x': ok({ [type]: { schema } }) } });
  for await (const { answer } of documentedAnswers(typed)) {
    expect(answer).toMatchObject({ status: 200, body: expect.stringMatching(/./) });
    expect(answer.headers).not.toHaveProperty('OpenAPI-Contract-Mock');
  }
});

test.each<[string, string, Json]>([
  ['a text for a number', '/body a multiple', 'x'],
  ['another multiple', '/body a multiple', 104],
  ['no uuid', '/body format uuid', 'x'],
  ['no date-time', '/body format date-time', '2020-01-01'],
  ['another member', '/body no other members', { a: 'x', b: 1 }],
  ['no constant', '/body a discriminator', { kind: 'x' }],
  ['a wrong element', '/body a recursive tuple', [1, [1, 2]]],
])('the judge minds %s', async (_, path, value) => {
  const documented = contract.operations.find((operation) => operation.path === path)?.responses[0];
  if (!documented) throw new Error(`nothing at ${path}`);
  const answer = {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  };
  expect((await judge(documented, answer)).broken).toHaveLength(1);
});

test.each<[string, string, Record<string, string>]>([
  ['that is missing', 'integer', {}],
  ['that is no number', 'integer', { 'X-integer': 'x' }],
  ['that is too large', 'integer', { 'x-integer': '13' }],
  ['that is too short a list', 'integers', { 'X-integers': '1' }],
  ['that is no JSON', 'json', { 'X-json': '{' }],
])('the judge minds a header %s', async (_, name, fields) => {
  const documented = contract.operations.find(({ path }) => path === `/header ${name}`)?.responses[0];
  if (!documented) throw new Error(`no header ${name}`);
  const { broken } = await judge(documented, { status: 200, headers: fields, body: undefined });
  expect(broken).toHaveLength(1);
});

test('a response whose types lead to each other on a great many ways is answered', async () => {
  const names = Array.from({ length: 24 }, (_, index) => `Node${index}`);
  const anyNode = { oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) };
  const nodes = names.map((name) => [
    name,
    object(
      { type: { const: name }, nodes: { type: 'array', items: anyNode }, other: { ...anyNode } },
      {
        required: ['type', 'nodes'],
      },
    ),
  ]);
  const dense = contractOf({
    components: { schemas: Object.fromEntries(nodes) },
    paths: { '/nodes': ok({ 'application/json': { schema: anyNode } }) },
  });
  const judgeDense = independentJudge(dense.document);
  let count = 0;
  for await (const { documented, answer } of documentedAnswers(dense, [{}])) {
    count += 1;
    expect(await judgeDense(documented, answer)).toEqual({ broken: [], unjudged: [], absent: [] });
  }
  expect(count).toBe(1);
});
