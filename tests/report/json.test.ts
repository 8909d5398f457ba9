import { expect, test } from 'vitest';
import { escapeInJson } from '../../src/report/control-characters.ts';
import { json } from '../../src/report/json.ts';
import { finding } from './findings.ts';

const plain = { color: false };

test('has one shape, whatever is in it', () => {
  const findings = [
    finding({ evidence: [{ label: 'value', value: [1] }], help: 'Mend it.' }),
    finding({ location: undefined }),
  ];
  expect(JSON.parse(json.write({ findings, details: { verdict: 'fail' } }, plain))).toEqual({
    version: 1,
    summary: { error: 2, warning: 0, information: 0 },
    verdict: 'fail',
    findings: [
      {
        rule: 'lint/rule',
        severity: 'error',
        message: 'Something is wrong.',
        contract: 'pets',
        pointer: '/paths',
      },
      {
        rule: 'lint/rule',
        severity: 'error',
        message: 'Something is wrong.',
        contract: 'pets',
        pointer: '/paths',
        location: { file: 'spec/pets/openapi.yaml', line: 3, column: 5 },
        evidence: [{ label: 'value', value: [1] }],
        help: 'Mend it.',
      },
    ],
  });
});

test('is safe to show on a terminal and keeps the text', () => {
  const message = 'a\u001b[2Jb\u009b\u202ec';
  const written = json.write({ findings: [finding({ message })] }, plain);
  expect(escapeInJson(written)).toBe(written);
  expect(JSON.parse(written)).toMatchObject({ findings: [{ message }] });
});

test('is the same text for the same findings in any order', () => {
  const findings = [finding({ rule: 'lint/a' }), finding({ rule: 'lint/b' })];
  expect(json.write({ findings }, plain)).toBe(json.write({ findings: findings.toReversed() }, plain));
});
