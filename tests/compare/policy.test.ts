import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSourceFile } from '../../src/contract/source-file.ts';
import { noPolicy, policyFrom } from '../../src/compare/policy.ts';
import { readPolicy } from '../../src/compare/policy-file.ts';
import { project } from '../contract/project.ts';

const text = `
approvals:
  - change: request.body.enum.tightened
    reason: it never worked
    until: 2030-01-31
    operation: POST /pets
severities:
  response-status: breaking
  response.body.property.removed: safe
`;

function read(source: string) {
  return policyFrom(parseSourceFile(source, '/p/.compare.yaml', '.compare.yaml'));
}

test('says what is approved, and severities', () => {
  expect(read(text)).toMatchObject({
    approvals: [
      {
        change: 'request.body.enum.tightened',
        reason: 'it never worked',
        until: '2030-01-31',
        operation: 'POST /pets',
        contract: undefined,
        location: { file: '.compare.yaml', line: 3 },
      },
    ],
    severities: { 'response-status': 'breaking', 'response.body.property.removed': 'safe' },
  });
});

test.each([
  ['nothing known', 'allow: []', 'it may not hold "allow"'],
  ['no list', 'approvals: {}', '`approvals` must be a list'],
  ['no change', 'approvals: [{ reason: a, until: 2030-01-31 }]', 'the id of a `change`'],
  ['no reason', 'approvals: [{ change: a, until: 2030-01-31 }]', 'needs a `reason`'],
  ['no end', 'approvals: [{ change: a, reason: b }]', 'needs a last day'],
  ['no such day', 'approvals: [{ change: a, reason: b, until: 2030-13-01 }]', 'needs a last day'],
  ['no such severity', 'severities: { server: fatal }', 'one of breaking, dangerous, safe'],
  [
    'no such change',
    'severities: { request.body.enum.tightend: safe }',
    '"request.body.enum.tightened" is meant?',
  ],
  [
    'no change that can be told',
    'approvals: [{ change: a.b, reason: b, until: 2030-01-31 }]',
    'there is no change "a.b"',
  ],
  ['no such rule', 'severities: { toString: safe }', 'there is no rule "toString"'],
])('refuses %s, and says where', (_, source, message) => {
  expect(() => read(source)).toThrow(message);
});

describe('the file', () => {
  test('need not be there when nobody named it', async () => {
    expect(await readPolicy(project({}))).toEqual(noPolicy);
  });

  test('is .compare.yaml unless another is named', async () => {
    const root = project({ '.compare.yaml': text, 'other.yaml': 'approvals: []' });
    expect((await readPolicy(root)).approvals).toHaveLength(1);
    expect((await readPolicy(root, 'other.yaml')).approvals).toHaveLength(0);
    await expect(readPolicy(root, path.join('no', 'where.yaml'))).rejects.toThrow('cannot be read');
  });
});
