import { describe, expect, test } from 'vitest';
import { nothingApproved } from '../../src/compare/approvals.ts';
import { compareContracts } from '../../src/compare/compare.ts';
import { findingsOf } from '../../src/compare/findings.ts';
import type { Finding } from '../../src/finding.ts';
import { contractOf, withOperation } from './changes-of.ts';

const names = Array.from({ length: 12 }, (_, index) => `field${index}`);

function answer(properties: object): object {
  const schema = { type: 'object', properties: { kept: {}, ...properties } };
  return withOperation({
    responses: { 200: { description: '', content: { 'application/json': { schema } } } },
  });
}

function findings(base: object, head: object): readonly Finding[] {
  return findingsOf(compareContracts(contractOf(base), contractOf(head)), nothingApproved);
}

describe('properties that one schema loses', () => {
  const many = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));

  test('are one finding with a list', () => {
    const [finding, ...others] = findings(answer(many), answer({}));
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      'POST /pets: The body of answer 200: 12 properties were removed: "field0", "field1", "field2", "field3", ' +
        '"field4", "field5", "field6", "field7" and 4 more',
    );
    expect(finding?.evidence).toContainEqual({ label: 'properties', value: names });
  });

  test('are not told with those of another schema', () => {
    const inner = { type: 'object', properties: { a: {}, b: {} } };
    const less = { type: 'object', properties: { b: {} } };
    expect(findings(answer({ inner, c: {} }), answer({ inner: less }))).toHaveLength(2);
  });
});

test.each([
  ['in a request no longer accepted', 'request', ['a', 'b'], ['a'], 'The request body no longer accepts "b"'],
  ['in a request accepted as well', 'request', ['a'], ['a', 'b'], 'The request body accepts "b" as well'],
  ['in an answer possible now', 'response', ['a'], ['a', 'b'], 'The body of answer 200 may be "b" now'],
  ['in an answer gone', 'response', ['a', 'b'], ['a'], 'The body of answer 200 is never "b" any more'],
] as const)('a value %s', (_, way, before, after, expected) => {
  const around = (values: readonly string[]): object => {
    const content = { 'application/json': { schema: { enum: values } } };
    return withOperation(
      way === 'request' ? { requestBody: { content } } : { responses: { 200: { description: '', content } } },
    );
  };
  expect(findings(around(before), around(after))[0]?.message).toBe(`POST /pets: ${expected}`);
});
