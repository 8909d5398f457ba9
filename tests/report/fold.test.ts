import { expect, test } from 'vitest';
import type { Finding } from '../../src/finding.ts';
import { foldFindings, othersText } from '../../src/report/fold.ts';

const of = (operation: string, fields: Partial<Finding> = {}): Finding => ({
  rule: 'verify/status-documented',
  severity: 'error',
  message: `${operation} answered 404.`,
  contract: 'pets',
  operation,
  kind: '404',
  pointer: '/paths',
  ...fields,
});
const operations = ['GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e', 'GET /f'];

test.each<[string, Finding[], number[]]>([
  ['as many as can be shown', operations.slice(0, 3).map((title) => of(title)), [0, 0, 0]],
  ['one fact of many operations', operations.map((title) => of(title)), [5]],
  ['two statuses', [...operations.map((title) => of(title)), of('GET /a', { kind: '403' })], [5, 0]],
  [
    'two severities',
    [...operations.map((title) => of(title)), of('GET /a', { severity: 'warning' })],
    [5, 0],
  ],
  ['two contracts', [...operations.map((title) => of(title)), of('GET /a', { contract: 'cats' })], [5, 0]],
  [
    'messages where nothing says the kind',
    operations.map((title) => of(title, { kind: undefined, message: 'Must be described.' })),
    [5],
  ],
  ['different messages', operations.map((title) => of(title, { kind: undefined })), [0, 0, 0, 0, 0, 0]],
])('%s', (_, findings, others) => {
  expect(foldFindings(findings).map((each) => each.others.length)).toEqual(others);
});

test('what is left out is counted, and the first of it named', () => {
  const others = operations.map((title) => of(title));
  expect(othersText(others, () => '')).toBe('and 6 more of this kind: GET /a, GET /b, GET /c and 3 others');
  expect(othersText([of('GET /a', { operation: undefined })], () => 'spec/pets:3:1')).toBe(
    'and 1 more of this kind: spec/pets:3:1',
  );
});
