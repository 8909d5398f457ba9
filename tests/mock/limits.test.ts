import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockLimits } from '../../src/mock/limits.ts';
import { type Mock, startMock } from '../../src/mock/start.ts';
import { contractOf } from './contract-of.ts';
import { limitProbes } from './limit-probes.ts';
import { send } from './send.ts';

/*
 * These tests pin down what the mock does wrong. One that fails after an update of Prism is good news:
 * take the limit out of the table, and its probe with it.
 */

const pet = { type: 'object', required: ['name', 'age'], properties: { name: { type: 'string' } } };
const errors = { type: { value: { error: 'type' } }, required: { value: { error: 'required' } } };
const contract = contractOf(
  {
    ...Object.fromEntries(limitProbes.map(({ template, item }, index) => [`/${index}${template}`, item])),
    '/pets': {
      post: {
        requestBody: { content: { 'application/json': { schema: pet } } },
        responses: {
          200: { description: 'pet', content: { 'application/json': { schema: pet, example: { name: 5 } } } },
          422: { description: 'broken', content: { 'application/json': { examples: errors } } },
        },
      },
    },
  },
  { components: { schemas: { Leaf: { $anchor: 'leaf', type: 'string' } } } },
);

let folder: string;
let mock: Mock;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mock-limits-'));
  mock = await startMock(contract, { logFile: join(folder, 'mock.log') });
});

afterAll(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

test.each(limitProbes.map((probe, index) => ({ ...probe, index })))(
  '$limit: $label gets $says, although $ought would be right',
  async ({ index, target, sent, says }) => {
    const answer = await send(`${mock.url}/${index}${target}`, sent);
    expect(answer.status).toBe(says);
  },
);

const post = (body: string): Parameters<typeof send>[1] => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body,
});

test('invalid-example: an example that breaks its schema is answered', async () => {
  const answer = await send(`${mock.url}/pets`, post('{"name":"Rex","age":5}'));
  expect(answer).toMatchObject({ status: 200, text: '{"name":5}' });
});

test('first-error-example: what is answered does not depend on what is broken', async () => {
  const answers = [
    await send(`${mock.url}/pets`, post('{"name":"Rex"}')),
    await send(`${mock.url}/pets`, post('{"name":5,"age":5}')),
  ];
  expect(answers.map(({ text }) => text)).toEqual(['{"error":"type"}', '{"error":"type"}']);
});

describe('mockLimits', () => {
  test('every limit has a test', () => {
    const tested = new Set([
      ...limitProbes.map(({ limit }) => limit),
      'invalid-example',
      'first-error-example',
    ]);
    expect(new Set(mockLimits.map(({ id }) => id))).toEqual(tested);
  });

  test.each(limitProbes)('$limit is of the kind that $label shows', ({ limit, ought }) => {
    const kind = ought === 204 ? 'rejects-valid' : 'accepts-invalid';
    expect(mockLimits.find(({ id }) => id === limit)?.kind).toBe(kind);
  });

  const inBody = { in: 'body', style: undefined, mediaType: 'application/json' };
  const inQuery = { in: 'query', style: 'form' };
  test.each([
    [{ ...inBody, keyword: 'format', value: 'iri' }, ['ignored-format']],
    [{ ...inBody, keyword: 'format', value: 'uuid' }, []],
    [{ ...inBody, keyword: 'multipleOf', value: 0.01 }, ['fractional-multiple-of']],
    [{ ...inBody, keyword: 'multipleOf', value: 2 }, []],
    [{ ...inBody, keyword: 'maxItems', value: 1000 }, []],
    [{ ...inBody, keyword: 'prefixItems', value: [{}] }, []],
    [{ ...inQuery, keyword: 'prefixItems', value: [{}] }, ['draft-07-parameters']],
    [{ ...inQuery, keyword: 'minLength', value: 1 }, ['empty-query-value']],
    [{ ...inQuery, keyword: 'minLength', value: 2 }, []],
    [{ ...inBody, keyword: 'minLength', value: 1 }, []],
    [{ in: 'query', style: 'content', keyword: 'type', value: 'object' }, ['parameter-content']],
    [{ in: 'query', style: 'content', keyword: 'required-parameter', value: true }, []],
    [{ in: 'query', style: 'deepObject', keyword: 'minProperties', value: 1 }, ['deep-object-members']],
    [{ ...inBody, keyword: 'required', value: ['constructor'] }, ['inherited-names']],
    [{ ...inBody, keyword: 'required', value: ['name'] }, []],
    [{ ...inBody, keyword: 'pattern', value: '(' }, ['uncompilable-schema']],
    [{ ...inBody, keyword: 'pattern', value: '^a$' }, []],
    [
      { ...inBody, keyword: 'oneOf', value: [{ properties: { id: { readOnly: true } } }] },
      ['read-only-in-branches'],
    ],
    [
      { in: 'body', style: undefined, mediaType: 'text/plain', keyword: 'type', value: 'integer' },
      ['text-body'],
    ],
    [
      { in: 'body', style: undefined, mediaType: 'application/soap+xml', keyword: 'type', value: 'object' },
      ['xml-body'],
    ],
  ])('%j is concerned by %j', (subject, ids) => {
    expect(mockLimits.filter((limit) => limit.applies(subject)).map(({ id }) => id)).toEqual(ids);
  });
});
