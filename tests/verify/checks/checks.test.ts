import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../../src/verify/case.ts';
import type { Check } from '../../../src/verify/check.ts';
import { allowHeader } from '../../../src/verify/checks/allow-header.ts';
import { authenticationEnforced } from '../../../src/verify/checks/authentication-enforced.ts';
import { contentTypeDocumented } from '../../../src/verify/checks/content-type-documented.ts';
import { goneAfterDeletion } from '../../../src/verify/checks/gone-after-deletion.ts';
import { noServerError } from '../../../src/verify/checks/no-server-error.ts';
import { readOnlyKept } from '../../../src/verify/checks/read-only-kept.ts';
import { resourceAvailableAfterCreation } from '../../../src/verify/checks/resource-available-after-creation.ts';
import { responseBody } from '../../../src/verify/checks/response-body.ts';
import { responseHeaders } from '../../../src/verify/checks/response-headers.ts';
import { responseTime } from '../../../src/verify/checks/response-time.ts';
import { statusDocumented } from '../../../src/verify/checks/status-documented.ts';
import { undeclaredMethodRefused } from '../../../src/verify/checks/undeclared-method-refused.ts';
import { validRequestAccepted } from '../../../src/verify/checks/valid-request-accepted.ts';
import { violatingRequestRejected } from '../../../src/verify/checks/violating-request-rejected.ts';
import { checks } from '../../../src/verify/checks.ts';
import { exchangeOf, type AnswerFields, type ExchangeFields } from './exchange-of.ts';

const described = {
  responses: {
    200: {
      description: 'OK',
      headers: {
        'X-Count': { required: true, schema: { type: 'integer', minimum: 1 } },
        'X-Tags': { schema: { type: 'array', items: { enum: ['a', 'b'] } } },
        'X-Meta': { content: { 'application/json': { schema: { type: 'object', required: ['a'] } } } },
        'Content-Type': { required: true, schema: { const: 'ignored' } },
      },
      content: {
        'application/json': {
          schema: { type: 'object', properties: { at: { type: 'string', format: 'date' } } },
        },
        'text/*': { schema: { type: 'string' } },
      },
    },
    204: { description: 'Done' },
    '4XX': {
      description: 'Error',
      content: { 'application/problem+json': { schema: { required: ['title'] } } },
    },
  },
};
const counted = { 'x-count': '3' };
const breaks = {
  key: 'k',
  operation: 'POST /things',
  part: 'body',
  keyword: 'maxItems',
  pointer: '/p',
  instancePath: '/ids',
};
const rejected: Expectation = { kind: 'rejected', breaks, consequences: [], undocumented: [415] };
const refused: Expectation = { kind: 'method-refused', breaks };
const unauthenticated: Expectation = { kind: 'unauthenticated', breaks };

const withReset = { responses: { 205: { description: 'Reset', content: { 'application/json': {} } } } };
const created: Expectation = { kind: 'accepted', created: 'certainly' };
const given: Expectation = { kind: 'read-only', property: 'id', value: 'made-up', pointer: '/p' };

type Row = [what: string, answer: AnswerFields, failures: number, more?: Partial<ExchangeFields>];

const tables: [Check, Row[]][] = [
  [
    noServerError,
    [
      ['200', { status: 200 }, 0],
      ['404', { status: 404 }, 0],
      ['500', { status: 500 }, 1],
      ['503', { status: 503 }, 1],
      ['501 to an undeclared method', { status: 501 }, 0, { expectation: refused }],
      ['501 to a declared one', { status: 501 }, 1],
    ],
  ],
  [
    statusDocumented,
    [
      ['a status', { status: 200 }, 0],
      ['a status of a range', { status: 418 }, 0],
      ['no status', { status: 201 }, 1],
      ['5xx, of which another check speaks', { status: 500 }, 0],
      ['415 where HTTP says so', { status: 415 }, 0, { operation: {}, expectation: rejected }],
      ['422 where HTTP does not', { status: 422 }, 1, { operation: {}, expectation: rejected }],
      ['405 to an undeclared method', { status: 405 }, 0, { operation: {}, expectation: refused }],
      [
        'anything under default',
        { status: 302 },
        0,
        { operation: { responses: { default: { description: '' } } } },
      ],
    ],
  ],
  [
    contentTypeDocumented,
    [
      ['the type itself', { status: 200, body: {} }, 0],
      [
        'the type with a charset',
        { status: 200, body: {}, headers: { 'content-type': 'Application/JSON; charset=utf-8' } },
        0,
      ],
      ['one of a range', { status: 200, text: 'a,b', headers: { 'content-type': 'text/csv' } }, 0],
      ['another', { status: 200, text: '<a/>', headers: { 'content-type': 'application/xml' } }, 1],
      ['none, which is a text', { status: 200 }, 0],
      ['none, which is no JSON', { status: 200, headers: { 'content-type': 'application/json' } }, 1],
      ['none, where none is described', { status: 204 }, 0],
      ['none, with 205, which has no content', { status: 205 }, 0, { operation: withReset }],
      ['none, to HEAD', { status: 200 }, 0, { method: 'head' }],
    ],
  ],
  [
    responseHeaders,
    [
      ['a good one', { status: 200, headers: counted }, 0],
      ['a missing one', { status: 200 }, 1],
      ['another type', { status: 200, headers: { 'x-count': 'many' } }, 1],
      ['beyond a bound', { status: 200, headers: { 'x-count': '0' } }, 1],
      ['a list', { status: 200, headers: { ...counted, 'x-tags': 'a, b' } }, 0],
      ['a list with a stranger', { status: 200, headers: { ...counted, 'x-tags': 'a,c' } }, 1],
      ['JSON', { status: 200, headers: { ...counted, 'x-meta': '{"a":1}' } }, 0],
      ['JSON that does not fit', { status: 200, headers: { ...counted, 'x-meta': '{"b":1}' } }, 1],
      ['of a status without headers', { status: 204 }, 0],
    ],
  ],
  [
    responseBody,
    [
      ['that fits', { status: 200, body: { at: '2026-01-31' } }, 0],
      ['with a wrong format', { status: 200, body: { at: '2026-02-31' } }, 1],
      ['of another type', { status: 200, body: [] }, 1],
      ['that is not JSON', { status: 200, text: '{' }, 1],
      ['that is nested very deeply', { status: 200, text: '['.repeat(1e6) + ']'.repeat(1e6) }, 1],
      ['of another media type', { status: 200, text: 'x', headers: { 'content-type': 'text/plain' } }, 0],
      ['of a range', { status: 404, body: {}, headers: { 'content-type': 'application/problem+json' } }, 1],
      ['that is not there', { status: 204 }, 0],
    ],
  ],
  [
    validRequestAccepted,
    [
      ['2xx', { status: 200 }, 0],
      ['3xx', { status: 302 }, 0],
      ['422', { status: 422 }, 1],
      ['404 of a server, which has state', { status: 404 }, 0],
      ['404 of a mock, which has none', { status: 404 }, 1, { target: 'mock' }],
      [
        '422 of a mock with an excuse',
        { status: 422 },
        0,
        { expectation: { kind: 'accepted', excuse: 'limit' } },
      ],
      ['5xx, of which another check speaks', { status: 500 }, 0],
      ['200 to an invalid request', { status: 200 }, 0, { expectation: rejected }],
    ],
  ],
  [
    violatingRequestRejected,
    [
      ['400', { status: 400 }, 0, { expectation: rejected }],
      ['200', { status: 200 }, 1, { expectation: rejected }],
      ['302', { status: 302 }, 1, { expectation: rejected }],
      ['500, of which another check speaks', { status: 500 }, 0, { expectation: rejected }],
      ['200 to a valid request', { status: 200 }, 0],
    ],
  ],
  [
    undeclaredMethodRefused,
    [
      ['405 with Allow', { status: 405, headers: { allow: 'GET' } }, 0, { expectation: refused }],
      ['404', { status: 404 }, 1, { expectation: refused }],
      ['401', { status: 401 }, 0, { expectation: refused }],
      ['200', { status: 200 }, 1, { expectation: refused }],
    ],
  ],
  [
    allowHeader,
    [
      ['405 with Allow', { status: 405, headers: { allow: 'GET' } }, 0, { expectation: refused }],
      ['405 with an empty one', { status: 405, headers: { allow: '' } }, 0],
      ['405 without', { status: 405 }, 1, { expectation: refused }],
      ['405 without, of a declared method', { status: 405 }, 1],
      ['405 without, of a mock', { status: 405 }, 0, { target: 'mock' }],
      ['404', { status: 404 }, 0, { expectation: refused }],
    ],
  ],
  [
    resourceAvailableAfterCreation,
    [
      ['200', { status: 200 }, 0, { expectation: created }],
      ['404', { status: 404 }, 1, { expectation: created }],
      ['410', { status: 410 }, 1, { expectation: created }],
      ['403', { status: 403 }, 0, { expectation: created }],
      ['404 of something else', { status: 404 }, 0],
    ],
  ],
  [
    goneAfterDeletion,
    [
      ['404', { status: 404 }, 0, { expectation: { kind: 'gone' } }],
      ['410', { status: 410 }, 0, { expectation: { kind: 'gone' } }],
      ['200', { status: 200, body: { id: 1 } }, 1, { expectation: { kind: 'gone' } }],
      ['204', { status: 204 }, 1, { expectation: { kind: 'gone' } }],
      ['that it is deleted', { status: 200, body: { deleted: true } }, 0, { expectation: { kind: 'gone' } }],
      [
        'when it was',
        { status: 200, body: { data: { deletedAt: 'x' } } },
        0,
        { expectation: { kind: 'gone' } },
      ],
      ['that it was not', { status: 200, body: { deleted: false } }, 1, { expectation: { kind: 'gone' } }],
      ['a state', { status: 200, body: { status: 'DELETED' } }, 0, { expectation: { kind: 'gone' } }],
      ['another state', { status: 200, body: { status: 'open' } }, 1, { expectation: { kind: 'gone' } }],
      ['200 of what was not deleted', { status: 200 }, 0],
    ],
  ],
  [
    readOnlyKept,
    [
      ['the value', { status: 201, body: { id: 'made-up' } }, 1, { expectation: given }],
      [
        'the value in an envelope',
        { status: 201, body: { data: { id: 'made-up' } } },
        1,
        { expectation: given },
      ],
      ['another value', { status: 201, body: { id: 'own' } }, 0, { expectation: given }],
      ['a refusal that repeats it', { status: 422, body: { id: 'made-up' } }, 0, { expectation: given }],
      ['a list', { status: 201, body: ['made-up'] }, 0, { expectation: given }],
      ['nothing', { status: 204 }, 0, { expectation: given }],
    ],
  ],
  [
    responseTime,
    [
      ['any time', { status: 200, milliseconds: 9e9 }, 0],
      ['in time', { status: 200, milliseconds: 50 }, 0, { maximumResponseTime: 50 }],
      ['too late', { status: 200, milliseconds: 51 }, 1, { maximumResponseTime: 50 }],
    ],
  ],
  [
    authenticationEnforced,
    [
      ['401', { status: 401 }, 0, { expectation: unauthenticated }],
      ['a described 403', { status: 403 }, 0, { expectation: unauthenticated }],
      ['another 403', { status: 403 }, 1, { operation: {}, expectation: unauthenticated }],
      ['200', { status: 200 }, 1, { expectation: unauthenticated }],
      ['422', { status: 422 }, 1, { expectation: unauthenticated }],
    ],
  ],
];

describe.each(tables.map(([check, rows]) => [check.name, check, rows] as const))('%s', (_, check, rows) => {
  test.each(rows)('%s', (_what, answer, failures, more = {}) => {
    expect(check.run(exchangeOf({ operation: described, answer, ...more }))).toHaveLength(failures);
  });
});

test('what a mock makes up, or fails at, is no error of the contract', () => {
  const made = { operation: described, answer: { status: 200, body: [] }, target: 'mock' } as const;
  const failed = { operation: described, answer: { status: 500 }, target: 'mock' } as const;
  expect(responseBody.run(exchangeOf(made))).toMatchObject([{ severity: 'information' }]);
  expect(noServerError.run(exchangeOf(failed))).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['mock', { 'openapi-contract-mock': 'made-up' }, 0],
  ['mock', {}, 1],
  ['server', { 'openapi-contract-mock': 'made-up' }, 1],
] as const)('what a %s answers with %j makes %i findings', (target, headers, count) => {
  const answered = exchangeOf({ operation: {}, answer: { status: 422, headers }, target });
  expect(statusDocumented.run(answered)).toHaveLength(count);
});

test('an undocumented 429 says as much about the run', () => {
  const failures = statusDocumented.run(exchangeOf({ operation: {}, answer: { status: 429 } }));
  expect(failures).toMatchObject([{ severity: 'warning' }]);
});

describe('documented-example', () => {
  const example = { name: 'one', pointer: '/e', valuePointer: '/e/value', value: { a: [1, { b: null }] } };
  const mediaType = { pointer: '/m', type: 'application/json', schema: undefined, examples: [example] };
  const response = { pointer: '/r', status: '200', headers: [], content: [mediaType] };
  const expectation: Expectation = {
    kind: 'example',
    status: 200,
    response,
    mediaType,
    example,
    value: example.value,
  };
  test.each<Row>([
    ['the example', { status: 200, body: { a: [1, { b: null }] } }, 0],
    ['another body', { status: 200, body: { a: [1] } }, 1],
    ['another status', { status: 404, body: { a: [1, { b: null }] } }, 1],
    ['nothing', { status: 200 }, 1],
  ])('%s', (_, answer, failures) => {
    const check = checks.find(({ name }) => name === 'documented-example');
    expect(check?.run(exchangeOf({ operation: described, answer, expectation }))).toHaveLength(failures);
  });
});

test('every check says what it asks and what to do, and none has another’s name', () => {
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  for (const { name, title, help } of checks) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(`${title}|${help}`).toMatch(/^[A-Z].+\.\|[A-Z].+\.$/);
  }
});
