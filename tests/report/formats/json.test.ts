import { test as property } from '@fast-check/vitest';
import { beforeAll, expect, test } from 'vitest';
import { escapeInJson } from '../../../src/hidden-characters.ts';
import { json } from '../../../src/report/formats/json.ts';
import type { Report } from '../../../src/report/report.ts';
import { finding } from '../findings.ts';
import { hostileReport } from '../hostile.ts';
import { reportJudge } from '../report-schema.ts';
import { failedGate } from '../summaries.ts';

const plain = { color: false };

let isReport: (value: unknown) => boolean = () => false;
beforeAll(async () => {
  isReport = await reportJudge();
});

function read(report: Report): unknown {
  return JSON.parse(json.write(report, plain));
}

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

test('tells of the run, its steps and its contracts', () => {
  expect(read({ findings: [], summary: failedGate })).toEqual({
    version: 1,
    summary: { error: 0, warning: 0, information: 0 },
    verdict: 'crash',
    milliseconds: 4321,
    constraints: { both: 28, total: 29, impossible: 1 },
    steps: failedGate.steps,
    contracts: failedGate.contracts.map(({ name: contract, ...rest }) => ({ contract, ...rest })),
    findings: [],
  });
});

test('is the same text whichever step ended first', () => {
  const reversed = failedGate.contracts.map((contract) => ({
    ...contract,
    steps: Object.fromEntries(Object.entries(contract.steps).toReversed()),
  }));
  const summary = { ...failedGate, contracts: reversed };
  expect(json.write({ findings: [], summary }, plain)).toBe(
    json.write({ findings: [], summary: failedGate }, plain),
  );
});

test('what a command adds wins over what the run says', () => {
  const details = { verdict: 'fail', contracts: [] };
  expect(read({ findings: [], summary: failedGate, details })).toMatchObject(details);
});

test.each<[string, unknown]>([
  ['no findings', { version: 1, summary: { error: 0, warning: 0, information: 0 } }],
  ['a severity of its own', { ...empty(), findings: [{ ...finding(), severity: 'fatal' }] }],
  ['a member of its own', { ...empty(), unknown: 1 }],
  ['another version', { ...empty(), version: 2 }],
  ['an error too', { ...empty(), error: { message: 'a', expected: true } }],
])('the schema refuses a report with %s', (_, value) => {
  expect(isReport(value)).toBe(false);
});

function empty() {
  return { version: 1, summary: { error: 0, warning: 0, information: 0 }, findings: [] };
}

test.each<[string, unknown]>([
  ['a report', empty()],
  ['a failed command', { version: 1, error: { message: 'a', expected: true, help: 'b' } }],
])('the schema takes %s', (_, value) => {
  expect(isReport(value)).toBe(true);
});

property.prop([hostileReport])(
  'any report fits the schema, and its findings are what they were',
  (report) => {
    const value = read(report);
    expect(isReport(value)).toBe(true);
    expect((value as Report).findings).toHaveLength(report.findings.length);
  },
);
