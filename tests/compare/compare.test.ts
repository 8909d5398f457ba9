import { describe, expect, test } from 'vitest';
import { nothingApproved } from '../../src/compare/approvals.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { findingsOf } from '../../src/compare/findings.ts';
import { changesOf, contractOf, told, withOperation } from './changes-of.ts';

const schema = { $ref: '#/components/schemas/Pet' };
const answer = { responses: { 200: { description: '', content: { 'application/json': { schema } } } } };

/** Two operations that answer with the same component. */
function shared(pet: object, more: object = {}): object {
  return {
    paths: { '/a': { get: answer }, '/b': { get: answer }, '/c': { get: { responses: {} } } },
    components: { schemas: { Pet: pet } },
    ...more,
  };
}

describe('a component that several operations share', () => {
  const base = shared({ type: 'integer', maximum: 5 });
  const head = shared({ type: 'integer', maximum: 9 });

  test('is told once, with all of them', () => {
    const [change, ...others] = changesOf(base, head);
    expect(others).toEqual([]);
    expect(change?.operations).toEqual(['GET /a', 'GET /b']);
  });

  test('leaves alone the operations that do not reach it', () => {
    const { exchanges } = compareContracts(contractOf(base), contractOf(head));
    expect(exchanges).toEqual({ matched: 3, unchanged: 1 });
  });

  test('is a finding with both places and the proof', () => {
    const comparison = compareContracts(contractOf(base), contractOf(head));
    const [finding] = findingsOf(comparison, nothingApproved);
    expect(finding).toMatchObject({
      rule: 'compare/response-body-schema',
      severity: 'error',
      message: 'GET /a and 1 more operation: The body of answer 200: maximum went from 5 to 9',
      contract: 'pets',
      pointer: '/components/schemas/Pet/maximum',
    });
    const evidence = new Map(finding?.evidence?.map(({ label, value }) => [label, value]));
    expect(evidence.get('change')).toBe('response.body.maximum.loosened');
    expect(evidence.get('before')).toMatch(/openapi\.yaml.*#\/components\/schemas\/Pet\/maximum$/);
    expect(evidence.get('witness')).toBe(6);
    expect(evidence.get('refused')).toBe('it must be <= 5');
  });
});

test('a component with another name that says the same is no change', () => {
  const renamed = JSON.parse(JSON.stringify(shared({ type: 'string' })).replaceAll('Pet', 'Animal'));
  expect(changesOf(shared({ type: 'string' }), renamed)).toEqual([]);
});

test.each([
  ['the same', {}, 'none'],
  ['other words', { info: { title: 'Animals', version: '1.0.0' } }, 'patch'],
])('%s', (_, more, bump) => {
  const comparison = compareContracts(contractOf(shared({})), contractOf(shared({}, more)));
  expect(comparison).toMatchObject({ changes: [], bump });
});

test.each([
  ['by rule', { parameter: 'safe' }, 'safe'],
  ['by change', { 'request.parameter.parameter.removed': 'breaking' }, 'breaking'],
  [
    'by change before rule',
    { parameter: 'safe', 'request.parameter.parameter.removed': 'breaking' },
    'breaking',
  ],
  ['not at all', {}, 'dangerous'],
] as const)('severities are chosen %s', (_, severities, severity) => {
  const base = withOperation({ parameters: [{ in: 'query', name: 'q', schema: {} }] });
  const { changes } = compareContracts(contractOf(base), contractOf(withOperation({})), { severities });
  expect(changes.map((change) => change.severity)).toEqual([severity]);
});

/** A document with the properties of a request body, as JSON, which knows no prototypes. */
function withProperties(properties: string): object {
  const payload = { type: 'object', properties: JSON.parse(properties) };
  return withOperation({ requestBody: { content: { 'application/json': { schema: payload } } } });
}

describe('names that mean something to JavaScript are names like others', () => {
  const rows = [
    ['{}', '{ "__proto__": { "type": "string" } }', ['breaking request.body.property.added']],
    ['{ "a": {} }', '{ "a": {}, "__proto__": { "type": "string" } }', ['safe request.body.property.added']],
    [
      '{ "constructor": { "type": "string" } }',
      '{ "constructor": { "type": "string", "maxLength": 3 } }',
      ['breaking request.body.max-length.tightened'],
    ],
    [
      '{ "__proto__": { "type": "string" } }',
      '{ "__proto__": { "type": "string", "maxLength": 3 } }',
      ['breaking request.body.max-length.tightened'],
    ],
  ] as const;

  test.each(rows)('%s, %s', (base, head, expected) => {
    expect(told(changesOf(withProperties(base), withProperties(head)))).toEqual(expected);
    expect(changesOf(withProperties(head), withProperties(head))).toEqual([]);
  });
});
