import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { applyBaseline, type KnownFailure } from '../../src/verify/baseline.ts';
import { stoppedFinding } from '../../src/verify/run-findings.ts';
import { contractOf } from './contract-of.ts';
import { baselineText, parseBaseline } from '../../src/verify/baseline-file.ts';

const identity = { rule: 'verify/no-server-error', contract: 'pets', operation: 'GET /pets', pointer: '/a' };
const finding: Finding = { ...identity, severity: 'error', message: 'GET /pets answered 500.' };
const known: KnownFailure = { ...identity, reason: 'being rewritten', expires: '2026-06-30' };
const everything = () => true;

describe('a finding', () => {
  test.each<[string, Partial<KnownFailure>, string, Partial<Finding>]>([
    [
      'known',
      {},
      '2026-06-01',
      {
        severity: 'information',
        message: 'Known until 2026-06-30 (being rewritten): GET /pets answered 500.',
      },
    ],
    ['known to the last day', {}, '2026-06-30', { severity: 'information' }],
    [
      'known no longer',
      {},
      '2026-07-01',
      {
        severity: 'error',
        message: 'Known until 2026-06-30, which is over (being rewritten): GET /pets answered 500.',
      },
    ],
    ['known of any operation', { operation: '*' }, '2026-06-30', { severity: 'information' }],
    ['known of any place', { operation: '*', pointer: '*' }, '2026-06-30', { severity: 'information' }],
    ['known of any place no longer', { pointer: '*' }, '2026-07-01', { severity: 'error' }],
    ['of another rule anywhere', { rule: 'verify/other', pointer: '*' }, '2026-06-01', finding],
    ['of another operation anywhere', { operation: 'PUT /pets', pointer: '*' }, '2026-06-01', finding],
    ['of another rule', { rule: 'verify/other' }, '2026-06-01', finding],
    ['of another operation', { operation: 'PUT /pets' }, '2026-06-01', finding],
    ['of another place', { pointer: '/b' }, '2026-06-01', finding],
    ['of another contract', { contract: 'cats' }, '2026-06-01', finding],
  ])('%s', (_, change, today, expected) => {
    const [judged] = applyBaseline([finding], [{ ...known, ...change }], { today, tried: everything });
    expect(judged).toMatchObject(expected);
  });

  test('that is information anyway stays what it is', () => {
    const note: Finding = { ...finding, severity: 'information' };
    expect(applyBaseline([note], [known], { today: '2026-06-01', tried: everything })).toEqual([note]);
  });
});

test.each([
  [
    'tried, and is gone',
    everything,
    [{ rule: 'verify/baseline', severity: 'warning', operation: 'GET /pets' }],
  ],
  ['was not tried', () => false, []],
])('a known failure that %s', (_, tried, expected) => {
  expect(applyBaseline([], [known], { today: '2026-06-01', tried })).toMatchObject(expected);
});

test('the end of a run is never borne, as nobody knows what it hides', () => {
  const [end] = stoppedFinding(contractOf({}), 'the server could not be reached any more');
  if (!end) throw new Error('There is no finding');
  const failure: KnownFailure = { ...end, reason: 'it dies', expires: '2026-12-31' };
  const judged = applyBaseline([end], [failure], { today: '2026-06-01', tried: everything });
  expect(judged[0]).toBe(end);
  const text = baselineText([end, finding], [failure], { reason: 'new', expires: '2026-12-31' }, everything);
  expect(parseBaseline(text, 'known.json').map(({ rule }) => rule)).toEqual([finding.rule]);
});

describe('a baseline that is written', () => {
  const fresh = { reason: 'new', expires: '2026-12-31' };

  test('knows every error when it is read', () => {
    const failures = parseBaseline(baselineText([finding], [], fresh, everything), 'known.json');
    expect(failures).toMatchObject([{ ...identity, ...fresh, location: { file: 'known.json', line: 4 } }]);
    const judged = applyBaseline([finding], failures, { today: '2026-12-31', tried: everything });
    expect(judged.map(({ severity }) => severity)).toEqual(['information']);
  });

  const warning: Finding = { ...finding, severity: 'warning' };
  const other: KnownFailure = { ...known, pointer: '/other' };
  test.each<[string, Finding[], KnownFailure[], boolean, { reason: string; pointer?: string }[]]>([
    ['keeps the reason of what was known', [finding], [known], true, [{ reason: 'being rewritten' }]],
    ['forgets what no longer occurs', [], [known], true, []],
    [
      'keeps what was not tried',
      [finding],
      [other],
      false,
      [{ reason: 'new' }, { reason: 'being rewritten' }],
    ],
    ['does not learn warnings', [warning], [], true, []],
    ['keeps warnings that were known', [warning], [known], true, [{ reason: 'being rewritten' }]],
    ['names a failure once', [finding, { ...finding, message: 'Again.' }], [], true, [{ reason: 'new' }]],
  ])('%s', (_, findings, before, tried, expected) => {
    const failures = parseBaseline(
      baselineText(findings, before, fresh, () => tried),
      'known.json',
    );
    expect(failures).toMatchObject(expected);
    expect(failures).toHaveLength(expected.length);
  });
});

describe('a file that is no baseline', () => {
  const entry = JSON.stringify(known);
  test.each([
    ['{', 'not valid JSON', 1],
    ['[]', 'not a baseline', 1],
    ['{ "failures": [] }', 'not a baseline', 1],
    ['{ "version": 1,\n"failures": [\n7] }', 'must be an object', 3],
    [`{ "version": 1, "failures": [${entry},\n${entry}] }`, 'known twice', 2],
    [`{ "version": 1, "failures": [${entry.replace('being rewritten', ' ')}] }`, 'needs a text "reason"', 1],
    [`{ "version": 1, "failures": [\n{ "expires": "" }] }`, 'needs a text "rule"', 2],
    [`{ "version": 1, "failures": [${entry.replace('06-30', '06-31')}] }`, 'not "2026-06-31"', 1],
    [`{ "version": 1, "failures": [${entry.replace('2026-06-30', 'soon')}] }`, 'not "soon"', 1],
  ])('%s', (text, message, line) => {
    const reading = () => parseBaseline(text, 'known.json');
    expect(reading).toThrow(message);
    expect(reading).toThrow(
      expect.objectContaining({ location: expect.objectContaining({ file: 'known.json', line }) as unknown }),
    );
  });

  test('may be YAML', () => {
    const text = `version: 1\nfailures:\n  - { rule: r, contract: c, pointer: '', reason: why, expires: '2026-01-01' }\n`;
    expect(parseBaseline(text, 'known.yaml')).toMatchObject([{ rule: 'r', pointer: '' }]);
  });
});
