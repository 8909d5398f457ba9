import { describe, expect, test } from 'vitest';
import { mergeReportFiles, parseReportFile, type ReportFile } from '../../../scripts/verify/report-file.ts';

const row = {
  constraint: 'GET /a request method',
  operation: 'GET /a',
  part: 'request',
  keyword: 'method',
  pointer: '/paths/~1a',
  instancePath: '',
  accepted: { outcome: 'yes' },
  rejected: { outcome: 'no', reason: 'was accepted' },
  documentedRules: [],
};
const finding = { rule: 'verify/x', severity: 'error', message: 'Bad.', contract: 'pets', pointer: '' };

function report(operation: string, more: object = {}): string {
  return JSON.stringify({
    version: 1,
    seed: 3,
    contracts: [
      {
        contract: 'pets',
        cases: 4,
        complete: true,
        operations: [operation],
        allOperations: 2,
        coverage: [row],
      },
    ],
    findings: [finding, { ...finding, rule: 'verify/coverage' }],
    ...more,
  });
}

function parse(operation: string, shard?: string, more: object = {}): ReportFile {
  return parseReportFile(report(operation, { shard, ...more }), `${operation}.json`);
}

test('what was written is read back, but for the judgement on coverage', () => {
  const { shard, verified } = parseReportFile(report('GET /a', { shard: '1/2' }), 'one.json');
  const { constraint, ...rest } = row;
  expect(shard).toBe('1/2');
  expect(verified).toEqual([
    {
      contract: 'pets',
      report: {
        findings: [finding],
        coverage: [{ ...rest, key: constraint }],
        operations: ['GET /a'],
        allOperations: 2,
        complete: true,
        cases: 4,
        seed: 3,
        milliseconds: 0,
      },
    },
  ]);
});

test.each([
  ['', 'nothing'],
  ['[]', 'a list'],
  ['{}', 'an empty object'],
  [report('GET /a', { version: 2 }), 'another version'],
  [report('GET /a', { seed: '3' }), 'no seed'],
  [report('GET /a', { findings: [null] }), 'no findings'],
  [report('GET /a', { contracts: [{ contract: 'pets' }] }), 'no coverage'],
])('%.0s%s is refused', (text) => {
  expect(() => parseReportFile(text, 'one.json')).toThrow('one.json is no report of verify');
});

describe('together', () => {
  test('they are one for each contract', () => {
    const [merged, ...others] = mergeReportFiles([parse('GET /a', '1/2'), parse('GET /b', '2/2')]);
    expect(others).toEqual([]);
    expect(merged?.report).toMatchObject({ operations: ['GET /a', 'GET /b'], cases: 8, findings: [finding] });
  });

  test.each([
    ['a shard is missing', [parse('GET /a', '1/3'), parse('GET /b', '3/3')], 'shard 2/3 is missing'],
    [
      'they are of different runs',
      [parse('GET /a', '1/2'), parse('GET /b', '2/3')],
      'shard 2/2, 1/3, 3/3 is missing',
    ],
    [
      'an operation is there twice',
      [parse('GET /a'), parse('GET /a')],
      'GET /a was verified in more than one',
    ],
    ['seeds differ', [parse('GET /a'), parse('GET /b', undefined, { seed: 4 })], 'different seeds: 3, 4'],
  ])('refused when %s', (_, files, message) => {
    expect(() => mergeReportFiles(files)).toThrow(message);
  });
});
