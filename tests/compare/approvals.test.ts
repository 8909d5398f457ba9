import { describe, expect, test } from 'vitest';
import { approve, type Approval, type Superfluous } from '../../src/compare/approvals.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { findingsOf } from '../../src/compare/findings.ts';
import { contractOf, withOperation } from './changes-of.ts';

const gone = 'request.operation.operation.removed';
const contract = contractOf({ paths: { '/a': { get: { responses: {} } } } });
const comparison = compareContracts(contract, contractOf({}));

function approval(more: Partial<Approval>): Approval {
  const location = { file: '.compare.yaml', line: 2, column: 3 };
  return {
    change: gone,
    reason: 'nobody calls it',
    until: '2030-01-31',
    operation: undefined,
    contract: undefined,
    pointer: undefined,
    location,
    ...more,
  };
}

test.each<[string, Partial<Approval>, string, readonly string[]]>([
  ['by its id', {}, '2030-01-01', ['information compare/operation']],
  ['on its last day', {}, '2030-01-31', ['information compare/operation']],
  ['no longer', {}, '2030-02-01', ['error compare/operation', 'warning compare/approval']],
  ['in its operation', { operation: 'GET /a' }, '2030-01-01', ['information compare/operation']],
  [
    'in another operation',
    { operation: 'GET /b' },
    '2030-01-01',
    ['error compare/operation', 'warning compare/approval'],
  ],
  ['of another contract', { contract: 'toys' }, '2030-01-01', ['error compare/operation']],
  ['of its contract', { contract: 'pets' }, '2030-01-01', ['information compare/operation']],
  [
    'under another id',
    { change: 'request.body.body.removed' },
    '2030-01-01',
    ['error compare/operation', 'warning compare/approval'],
  ],
])('approved %s', (_, more, today, expected) => {
  const approved = approve(comparison.changes, [approval(more)], { contract: 'pets', today });
  const findings = findingsOf(comparison, approved);
  expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
});

test('an approved change says who may rely on it and how long', () => {
  const approved = approve(comparison.changes, [approval({})], { contract: 'pets', today: '2030-01-01' });
  expect(findingsOf(comparison, approved)[0]?.message).toBe(
    'GET /a: The operation was removed (approved until 2030-01-31: nobody calls it)',
  );
});

const elsewhere = 'request.body.body.removed';

test.each<[Superfluous, Partial<Approval>, number]>([
  ['any', { change: elsewhere }, 1],
  ['any', { change: elsewhere, contract: 'pets' }, 1],
  ['named', { change: elsewhere }, 0],
  ['named', { change: elsewhere, contract: 'pets' }, 1],
  ['none', { change: elsewhere }, 0],
  ['none', { change: elsewhere, contract: 'pets' }, 0],
  ['any', {}, 0],
])('of approvals that approve nothing here, %s are told of: %j', (superfluous, more, told) => {
  const context = { contract: 'pets', today: '2030-01-01', superfluous };
  expect(approve(comparison.changes, [approval(more)], context).unused).toHaveLength(told);
});

/** An operation whose body has no properties but these. */
function body(properties: object): object {
  const schema = { type: 'object', additionalProperties: false, properties };
  return withOperation({ requestBody: { content: { 'application/json': { schema } } } });
}

describe('an approval that could be for several changes', () => {
  const removed = 'request.body.property.removed';
  const two = compareContracts(contractOf(body({ note: {}, amount: {} })), contractOf(body({})));
  const note = '/paths/~1pets/post/requestBody/content/application~1json/schema/properties/note';

  test.each<[string, string | undefined, readonly string[]]>([
    [
      'names no place, and approves none',
      undefined,
      ['error compare/request-body-schema', 'warning compare/approval'],
    ],
    [
      'names a path in the payload',
      '/note',
      ['information compare/request-body-schema', 'error compare/request-body-schema'],
    ],
    [
      'names a pointer',
      note,
      ['information compare/request-body-schema', 'error compare/request-body-schema'],
    ],
    ['names all that is below a pointer', '/paths/~1pets', ['information compare/request-body-schema']],
    ['names another place', '/other', ['error compare/request-body-schema', 'warning compare/approval']],
  ])('%s', (_, pointer, expected) => {
    const context = { contract: 'pets', today: '2030-01-01' };
    const approved = approve(two.changes, [approval({ change: removed, pointer })], context);
    const findings = findingsOf(two, approved);
    expect(findings.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(expected);
  });

  test('says which changes they are', () => {
    const context = { contract: 'pets', today: '2030-01-01' };
    const approved = approve(two.changes, [approval({ change: removed })], context);
    const finding = findingsOf(two, approved).find(({ rule }) => rule === 'compare/approval');
    expect(finding?.message).toContain('could be meant for 2 changes, and approves none of them');
    expect(JSON.stringify(finding?.evidence)).toContain('(/note of the payload)');
  });
});
