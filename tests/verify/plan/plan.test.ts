import { describe, expect, test } from 'vitest';
import type { Contract } from '../../../src/contract/contract.ts';
import { brokenConstraint } from '../../../src/verify/case.ts';
import type { Target } from '../../../src/verify/options.ts';
import { planOperation, type OperationPlan } from '../../../src/verify/plan/plan.ts';
import { resourceIndex } from '../../../src/verify/resources/resource-index.ts';
import { schemasOf } from '../../../src/verify/schemas.ts';
import { contractOf, contractWith } from '../contract-of.ts';

const mock: Target = { url: 'http://127.0.0.1', kind: 'mock', credentials: {} };

function planOf(contract: Contract, target = mock): OperationPlan {
  const [operation] = contract.operations;
  if (!operation) throw new Error('the operation was not read');
  return planOperation(
    {
      contract,
      target,
      seed: 1,
      schemas: schemasOf(contract.document),
      resources: resourceIndex(contract.operations),
    },
    operation,
  );
}

const rulesOf = (plan: OperationPlan): string[] =>
  plan.constraints
    .filter(({ constraint }) => constraint.part === 'request')
    .map(({ constraint }) => constraint.keyword);

const json = (schema: object, required = true): object => ({
  requestBody: { required, content: { 'application/json': { schema } } },
});
const bearer = { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } };

describe('request rules', () => {
  test.each<[string, object, string[]]>([
    ['of a required JSON body', json({}), ['required-body', 'content-type', 'well-formed-body', 'method']],
    ['of an optional one, which may be ignored', json({}, false), ['well-formed-body', 'method']],
    [
      'of a required text',
      { requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } } },
      ['required-body', 'content-type', 'method'],
    ],
    [
      'of a body of any type',
      { requestBody: { required: true, content: { '*/*': {} } } },
      ['required-body', 'well-formed-body', 'method'],
    ],
    ['without a body', {}, ['method']],
    ['with authentication', { security: [{ token: [] }] }, ['authentication', 'method']],
    ['with optional authentication', { security: [{ token: [] }, {}] }, ['method']],
  ])('%s', (_, operation, rules) => {
    const contract = contractOf({
      paths: { '/things': { post: { responses: {}, ...operation } } },
      components: bearer,
    });
    expect(rulesOf(planOf(contract))).toEqual(rules);
  });

  test.each<[string, string[], string[]]>([
    ['that travel apart', ['token', 'key'], ['token', 'key']],
    ['that travel in one header', ['token', 'other'], []],
    ['of which two travel in one header', ['token', 'other', 'key'], ['key']],
    ['of which there is one', ['token'], []],
  ])('of credentials %s each is left out that can be', (_, names, left) => {
    const contract = contractOf({
      paths: {
        '/things': {
          get: { responses: {}, security: [Object.fromEntries(names.map((name) => [name, []]))] },
        },
      },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          other: { type: 'apiKey', in: 'header', name: 'Authorization' },
          key: { type: 'apiKey', in: 'query', name: 'key' },
        },
      },
    });
    const ids = planOf(contract).cases.map(({ id }) => id);
    expect(ids.filter((id) => id.includes(':without:'))).toEqual(
      left.map((name) => `GET /things#authentication:without:${name}`),
    );
  });

  test('a required parameter is left out, but not one of a path', () => {
    const parameters = ['path', 'query', 'header'].map((place) => ({
      name: 'id',
      in: place,
      required: true,
      schema: { type: 'integer' },
    }));
    const plan = planOf(contractWith({ parameters }, '/things/{id}', 'get'));
    expect(plan.cases.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'GET /things/{id}#violation:query.id/missing',
        'GET /things/{id}#violation:header.id/missing',
      ]),
    );
    expect(plan.cases.map(({ id }) => id)).not.toContain('GET /things/{id}#violation:path.id/missing');
  });
});

describe('the undeclared method', () => {
  const get = { responses: {} };
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  test.each<[string, object, string | undefined]>([
    ['is one of the path', { '/a': { get } }, 'PATCH'],
    ['is none that the path has', { '/a': { get, patch: get, put: get } }, 'DELETE'],
    [
      'is none that a template has which fits as well',
      { '/a': { get }, '/{id}': { parameters: [id], patch: get } },
      'PUT',
    ],
    [
      'is nothing when all are there',
      { '/a': { get, patch: get, put: get, delete: get, post: get } },
      undefined,
    ],
  ])('%s', (_, paths, method) => {
    const refused = planOf(contractOf({ paths })).cases.find(
      ({ expectation }) => expectation.kind === 'method-refused',
    );
    expect(refused?.request.method).toBe(method);
  });

  test('is tried once for each path', () => {
    const contract = contractOf({ paths: { '/a': { get, post: get } } });
    const [, second] = contract.operations;
    const settings = {
      contract,
      target: mock,
      seed: 1,
      schemas: schemasOf(contract.document),
      resources: resourceIndex(contract.operations),
    };
    expect(second && rulesOf(planOperation(settings, second))).toEqual([]);
  });
});

describe('an operation that cannot be tried says why', () => {
  test.each<[string, object, string, RegExp]>([
    [
      'no value is valid',
      json({ type: 'integer', minimum: 2, maximum: 1 }),
      '/things',
      /schema of the body allows no value/,
    ],
    [
      'no body can be written',
      { requestBody: { required: true, content: { 'application/xml': {} } } },
      '/things',
      /no body can be written as application\/xml/,
    ],
    ['no body is described', { requestBody: { required: true, content: {} } }, '/things', /no content/],
    ['a path parameter is not described', {}, '/things/{id}', /\{id\} is not described/],
    [
      'a path parameter can have no text',
      { parameters: [{ name: 'id', in: 'path', required: true, schema: { const: 'a/b' } }] },
      '/things/{id}',
      /path parameter id can be expressed on the wire/,
    ],
  ])('%s', (_, operation, path, obstacle) => {
    const plan = planOf(contractWith(operation, path));
    expect(plan.obstacle).toMatch(obstacle);
    expect(plan.cases).toEqual([]);
  });

  test('without credentials, authentication is still tried', () => {
    const contract = contractOf({
      paths: { '/a': { get: { responses: {}, security: [{ token: [] }] } } },
      components: bearer,
    });
    const plan = planOf(contract, { ...mock, kind: 'server' });
    expect(plan.obstacle).toBe('no credentials were given for token');
    expect(plan.cases.map(({ credentials }) => credentials)).toEqual(['none', 'made-up']);
  });
});

const rich = contractWith(
  {
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } },
      { name: 'tags', in: 'query', schema: { type: 'array', items: { enum: ['a', 'b'] }, maxItems: 2 } },
      { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string', pattern: '^[a-f]{4}$' } },
      { name: 'sid', in: 'cookie', schema: { type: 'integer', minimum: 2 } },
      { name: 'Authorization', in: 'header', required: true, schema: { type: 'string' } },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: { type: 'object', required: ['a'], properties: { a: { type: 'integer', maximum: 9 } } },
          examples: { one: { value: { a: 1 } }, bad: { value: { a: 10 } } },
        },
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { a: { type: 'integer' } } },
        },
      },
    },
    responses: {
      200: {
        description: '',
        content: { 'application/json': { examples: { 'It is "it"': { value: 1 }, plain: { value: 2 } } } },
      },
    },
  },
  '/things/{id}',
);

describe('a rich operation', () => {
  const plan = planOf(rich);

  test('has a case of its own for each id', () => {
    expect(new Set(plan.cases.map(({ id }) => id)).size).toBe(plan.cases.length);
  });

  test('has cases for every part', () => {
    const parts = new Set(plan.cases.flatMap(({ expectation }) => brokenConstraint(expectation)?.part ?? []));
    expect([...parts].toSorted()).toEqual([
      'body(application/json)',
      'body(application/x-www-form-urlencoded)',
      'cookie.sid',
      'header.X-Trace',
      'path.id',
      'query.tags',
      'request',
    ]);
  });

  test('has a valid request for each valid example', () => {
    const examples = plan.cases.filter(({ id }) => id.includes('#example:'));
    expect(examples.map(({ request }) => request.body?.bytes)).toEqual(['{"a":1}']);
  });

  test('asks the mock for each example whose name a header can carry', () => {
    const asked = plan.cases.flatMap(({ request }) => request.headers.filter(([name]) => name === 'prefer'));
    expect(asked).toEqual([['prefer', 'code=200, example="plain"']]);
  });

  test('is planned alike every time', () => {
    const again = planOf(rich);
    expect(again.cases.map(({ id, request }) => [id, request])).toEqual(
      plan.cases.map(({ id, request }) => [id, request]),
    );
  });

  test('asks servers for no examples', () => {
    expect(
      planOf(rich, { ...mock, kind: 'server' }).cases.filter(({ id }) => id.includes('#answer:')),
    ).toEqual([]);
  });
});

test('what is required beside a property that is read only elsewhere is tried on both sides', () => {
  const declared = { properties: { id: { type: 'integer', readOnly: true }, label: { type: 'string' } } };
  const { constraints } = planOf(
    contractOf({
      paths: {
        '/things': { post: { responses: {}, ...json({ allOf: [declared, { required: ['id', 'label'] }] }) } },
      },
    }),
  );
  const required = constraints.filter(({ constraint }) => constraint.keyword === 'required');
  expect(required.map(({ whyNotAccepting, whyNotRejecting }) => [whyNotAccepting, whyNotRejecting])).toEqual([
    [undefined, undefined],
  ]);
});

test('a member that would be written under the name of another parameter is not sent', () => {
  const sort = { type: 'object', properties: { date: { enum: ['asc', 'desc'] }, size: { type: 'integer' } } };
  const date = { type: 'object', properties: { gt: { type: 'string' } } };
  const operation = {
    parameters: [
      { name: 'sort', in: 'query', schema: sort },
      { name: 'date', in: 'query', style: 'deepObject', schema: date },
    ],
    responses: {},
  };
  const plan = planOf(contractOf({ paths: { '/things': { get: operation } } }));
  const pieces = plan.cases.flatMap(({ request }) => request.query);
  expect(pieces.some((piece) => piece.startsWith('size='))).toBe(true);
  expect(pieces.filter((piece) => /(^|&)date=/.test(piece))).toEqual([]);
});

test('an operation whose path has a query is not tried, and says why', () => {
  const plan = planOf(contractOf({ paths: { '/things?beta=true': { get: { responses: {} } } } }));
  expect(plan).toMatchObject({ cases: [], obstacle: 'its path has a query, which no path template has' });
});
